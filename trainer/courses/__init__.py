"""Courses: enrolment, gates and progress. What they come to is pure; only ``coursework`` touches files."""
