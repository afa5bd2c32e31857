"""What waits for somebody, whatever package it comes from.

- `task`: what a task is.
- `near`: the secretariat's tasks of today and soon, for the start page.
- `year`: those and what the year ahead brings, for whoever takes over; `views` shows them.
- `days`: when in the year each falls due: the agreement's days and the portal's norms, pure.
- `duties`: what one municipality owes, for its own page.
"""
