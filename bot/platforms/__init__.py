"""The places where people ask: each draws a Reply and feeds Requests."""
