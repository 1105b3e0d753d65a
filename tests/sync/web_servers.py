"""WebDAV servers of other makers, where they are installed: Apache and nginx."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.sync.servers import PASSWORD, USER, free_port

_APACHE = """
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/log
DefaultRuntimeDir {folder}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authn_file_module {modules}/mod_authn_file.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule auth_basic_module {modules}/mod_auth_basic.so
LoadModule dav_module {modules}/mod_dav.so
LoadModule dav_fs_module {modules}/mod_dav_fs.so
{who}
DocumentRoot {folder}/www
DavLockDB {folder}/lock
<Directory {folder}/www>
  Dav On
  AuthType Basic
  AuthName shared
  AuthUserFile {folder}/users
  Require valid-user
</Directory>
"""
_NGINX = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/log;
{loads}
events {{}}
http {{
  access_log off;
  client_max_body_size {most};
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/www;
    auth_basic shared;
    auth_basic_user_file {folder}/users;
    dav_methods PUT DELETE MKCOL COPY MOVE;
    {lists}
  }}
}}
"""


@contextmanager
def apache() -> Iterator[str]:
    """The address of a folder on an Apache; the test is skipped where none is installed."""
    program, modules = Path("/usr/sbin/apache2"), Path("/usr/lib/apache2/modules")
    if not program.is_file() or not (modules / "mod_dav_fs.so").is_file():
        pytest.skip("no Apache is here (Debian: apache2-bin)")
    who = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    with _served([program, "-DFOREGROUND", "-f"], _APACHE, modules=modules, who=who) as address:
        yield address


@contextmanager
def nginx(*, lists: bool = True, most: str = "64m") -> Iterator[str]:
    """The same on an nginx; ``lists``: with the module without which it cannot tell what is there;
    ``most``: of a file, "1m" as it comes.

    It stays who started it, for it is gone before anybody else could ask it.
    """
    program = Path("/usr/sbin/nginx")
    module = Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so")
    if not program.is_file() or (lists and not module.is_file()):
        pytest.skip("no nginx is here (Debian: nginx-light, libnginx-mod-http-dav-ext)")
    said = (f"load_module {module};", "dav_ext_methods PROPFIND OPTIONS;") if lists else ("", "")
    with _served([program, "-c"], _NGINX, loads=said[0], lists=said[1], most=most) as address:
        yield address


@contextmanager
def _served(command: list[Path | str], text: str, **parts: object) -> Iterator[str]:
    """A server in the foreground whose settings are ``text`` with ``parts``."""
    folder = Path(tempfile.mkdtemp(prefix="crm-dav-", dir="/tmp"))
    port = free_port()
    (folder / "www" / "shared").mkdir(parents=True)
    hashed = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (folder / "users").write_text(f"{USER}:{{SHA}}{hashed}\n", "utf-8")
    (folder / "conf").write_text(text.format(folder=folder, port=port, **parts), "utf-8")
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, "nobody", "nogroup")
    process = subprocess.Popen(
        [*command, folder / "conf"], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/shared/"
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)
