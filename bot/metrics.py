"""Counts for Prometheus, on loopback."""

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client import start_http_server as serve

from bot.noting import Noted
from corpus.errors import UserError

LOOPBACK = "127.0.0.1"
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.7, 1.0, 1.5, 3.0, 10.0)
"""Upper ends of the histogram's buckets, the promised times among them."""


@dataclass(slots=True)
class Metrics:
    """Counts in a registry of their own, with those of the process."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)

    def __post_init__(self) -> None:
        """Make the counts; a label is a command's name, never a member's or a server's."""
        ProcessCollector(registry=self.registry)
        self.requests = Counter(
            "parallax_requests",
            "Requests answered",
            ["command", "outcome"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "parallax_request_seconds",
            "Seconds from a request to its reply",
            ["command"],
            buckets=SECONDS,
            registry=self.registry,
        )

    def count(self, noted: Noted) -> None:
        """Count a request."""
        self.requests.labels(noted.command, noted.outcome).inc()
        self.seconds.labels(noted.command).observe(noted.seconds)

    def serve(self, port: int) -> int:
        """Answer Prometheus on this port of loopback (0: any that is free); return the port."""
        try:
            server, _ = serve(port, addr=LOOPBACK, registry=self.registry)
        except OSError as error:
            raise UserError(f"Port {port} cannot be used for --metrics ({error}).") from None
        return int(server.server_port)
