# One image for web, worker, beat and the commands; what is installed, and how, is what `make setup` does.
FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=config.settings.production
WORKDIR /app
RUN useradd --system --user-group --no-create-home --uid 10001 phuc-hoi

COPY scripts/install_system.sh scripts/install_python.sh scripts/
RUN scripts/install_system.sh pdf backup && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN scripts/install_python.sh requirements.txt .venv
ENV PATH=/app/.venv/bin:$PATH

COPY . .
# The addresses are never used here; settings ask for them.
RUN SECRET_KEY=build ALLOWED_HOSTS=build DATABASE_URL=postgresql:///build REDIS_URL=redis://build \
    python manage.py collectstatic --noinput --verbosity 0 \
    && mkdir -p /var/lib/phuc-hoi/media && chown -R phuc-hoi:phuc-hoi /var/lib/phuc-hoi

USER phuc-hoi
EXPOSE 8000
CMD ["gunicorn", "-c", "python:config.gunicorn", "config.wsgi"]
