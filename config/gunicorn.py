"""How gunicorn runs the web process, in the demonstration and on a real site alike."""

from config import env

bind = env.text("BIND", default="127.0.0.1:8000")
workers = env.number("WEB_WORKERS", default=2)
threads = env.number("WEB_THREADS", default=4)
worker_class = "gthread"
# Long work is done by Celery; an upload of a register over a slow line may take its time.
timeout = 120
graceful_timeout = 15
max_requests = 2_000
max_requests_jitter = 200
preload_app = True
# Nobody steers it while it runs.
control_socket_disable = True
