"""A hub on the loopback with one model, as far as looking up and downloading need it."""

import json
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


class Hub:
    """Serves one model's description and files; remembers what was asked for."""

    def __init__(self, name: str, commit: str, files: dict[str, bytes], licence: str) -> None:
        self.asked: list[str] = []
        self._about = {
            "id": name,
            "modelId": name,
            "sha": commit,
            "cardData": {"license": licence},
            "tags": [],
            "siblings": [{"rfilename": file, "size": len(content)} for file, content in files.items()],
        }
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                self._answer(send=False)

            def do_GET(self) -> None:
                self._answer(send=True)

            def _answer(self, *, send: bool) -> None:
                hub.asked.append(self.path)
                content, kind = hub.find(self.path, files)
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content or b"")))
                self.send_header("ETag", f'"{sha256(content or b"").hexdigest()[:40]}"')
                self.send_header("X-Repo-Commit", commit)
                self.end_headers()
                if send and content:
                    self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def find(self, path: str, files: dict[str, bytes]) -> tuple[bytes | None, str]:
        path = path.partition("?")[0]
        if "/resolve/" in path:
            return files.get(path.rpartition("/")[2]), "application/octet-stream"
        if "/tree/" in path:
            tree = [
                {"type": "file", "path": name, "size": len(content), "oid": "0" * 40}
                for name, content in files.items()
            ]
            return json.dumps(tree).encode(), "application/json"
        return (
            json.dumps(self._about).encode() if path.startswith("/api/models/") else None
        ), "application/json"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
