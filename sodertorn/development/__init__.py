"""Embedded PostgreSQL and Valkey for development and tests. Production never imports this package."""
