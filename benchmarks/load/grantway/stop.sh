#!/bin/bash
. "$(dirname "$0")/../lib/env.sh"; stop_pid grantway; stop_pid grantway-alt; stop_pid grantway-grants; stop_pid load-stand
