"""Web servers on loopback: one for a site, one for the page of somebody else that holds it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


@dataclass
class Server:
    """A server of a folder, and of pages put in by a test; remembers what it was asked."""

    folder: Path
    address: str = ""
    allows_others: bool = True
    fails: bool = False
    policy: str | None = None
    pages: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str | None, int]] = field(default_factory=list)

    def answer(self, path: str, tag: str | None) -> tuple[int, dict[str, str], bytes]:
        headers = {"Cache-Control": "no-cache", "Content-Type": "application/json"}
        name = path.partition("?")[0]
        file = self.folder / name.lstrip("/")
        if self.fails:
            return 503, headers, b""
        if name == "/favicon.ico":
            return 204, {}, b""
        if name in self.pages:
            body = self.pages[name].encode()
        elif file.is_file():
            body = file.read_bytes()
        else:
            return 404, headers, b""
        headers["Content-Type"] = TYPES.get(Path(name).suffix, headers["Content-Type"])
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.allows_others:
            headers["Access-Control-Allow-Origin"] = "*"
        if self.policy:
            headers["Content-Security-Policy"] = self.policy
        return (304, headers, b"") if tag == headers["ETag"] else (200, headers, body)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve `folder` on a free port of 127.0.0.1."""
    server = Server(folder=folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            tag = self.headers.get("If-None-Match")
            status, headers, body = server.answer(self.path, tag)
            server.asked.append((self.path, tag, status))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Keep the tests' output to themselves."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
