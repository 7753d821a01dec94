"""Words for people: events, outcomes and reasons in plain English, and text made harmless.

Every front end says the same thing the same way, so the words live below all of them.
"""
