# One image for web, worker and beat. Not built in the project's own tests: see docs/production.md.
# The Python of Debian 12, on which the tests run.
FROM python:3.11-slim-bookworm AS packages
COPY requirements/run.txt /tmp/run.txt
RUN python -m venv /opt/portal && /opt/portal/bin/pip install --no-cache-dir --require-hashes -r /tmp/run.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home portal
COPY --from=packages /opt/portal /opt/portal
COPY . /portal
WORKDIR /portal
# The image is read-only when it runs: what a library keeps for itself goes to /tmp.
ENV PATH=/opt/portal/bin:$PATH PYTHONUNBUFFERED=1 STATIC_ROOT=/static HOME=/tmp
# These are only for collectstatic, which uses none of them; the real ones come at run time.
RUN SECRET_KEY=build DATABASE_URL=postgres://build/build REDIS_URL=redis://build SITE_URL=https://build \
    ALLOWED_HOSTS=build EMAIL_URL=smtp://build:25 DEFAULT_FROM_EMAIL=build@example.se \
    python manage.py collectstatic --noinput \
    && python -m compileall -q .
USER portal
EXPOSE 8000
CMD ["gunicorn", "sodertorn.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--max-requests", "1000", \
     "--max-requests-jitter", "100", "--timeout", "60", "--access-logfile", "-", "--no-control-socket", \
     "--worker-tmp-dir", "/dev/shm"]
