"""Pages about municipalities, bodies, people and the agreement.

They show what every package knows of a municipality or a body (hosts, owes, pays, has decided), so they
lie at the top; `members/` holds the tables, rules, forms and actions. Their URL names are `members:…`.
"""
