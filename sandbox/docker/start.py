"""Process 1 of a container: `python3 -I /scripts/docker/start.py` starts the supervisor of the container's one session."""

import sys

sys.path[:0] = "/scripts/docker", "/scripts/local/supervisor", "/scripts/local", "/scripts/local/session"

import container
import supervisor

container.hide_from_others()
supervisor.main()
