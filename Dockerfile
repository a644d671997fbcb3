# Two stages: the first installs exactly what uv.lock names, the second carries only that and runs without rights.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore uv
COPY pyproject.toml uv.lock README.md LICENSE ./
COPY bot bot
COPY sandbox sandbox
COPY alembic alembic
RUN UV_PROJECT_ENVIRONMENT=/app uv sync --quiet --locked --no-dev --no-editable --python-preference only-system

FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 10001 steady && install -d -o steady /data
COPY --from=build /app /app
USER steady
WORKDIR /home/steady
ENV PATH=/app/bin:$PATH DATA_DIR=/data LISTEN=0.0.0.0:8080 PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/health', timeout=4)"]
CMD ["python", "-m", "bot", "run"]
