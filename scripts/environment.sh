# Makes .venv with the locked dependencies; sourced by run and test with LOCK set to runtime or dev.
# Does nothing when the environment already holds this lock.

find_python() {
  for candidate in "${PYTHON:-}" python3.11 python3.12 python3; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    if "$candidate" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] < (3, 13)))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "Chartproof needs Python 3.11 or 3.12 (its parsers have no builds for other versions); set PYTHON to one." >&2
  return 1
}

# The settings of ruff and all that follow them in pyproject.toml change nothing that is installed.
stamp_of() {
  { cat requirements/build.lock "requirements/$1.lock" && sed '/^\[tool\.ruff\]/,$d' pyproject.toml; } | cksum | tr ' ' '-'
}

holds() {
  [ "$(cat ".venv/.lock-$1" 2>/dev/null)" = "$(stamp_of "$1")" ]
}

in_place() {
  [ -x .venv/bin/chartproof ] && [ "$(cat .venv/.place 2>/dev/null)" = "$PWD" ]
}

make_environment() {
  if in_place && { holds "$LOCK" || holds dev; }; then
    return
  fi
  python=$(find_python) || exit 1
  echo "Installing the locked dependencies into .venv (once; a minute or two) ..." >&2
  if [ ! -x .venv/bin/python ] || [ "$(cat .venv/.place 2>/dev/null)" != "$PWD" ]; then
    "$python" -m venv --clear .venv # also when the folder was moved: the commands in .venv know where they stood
    echo "$PWD" > .venv/.place
  fi
  # Twice quiet: errors only; the warnings are about the settings of pip on this machine.
  install="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --quiet --no-input"
  $install --require-hashes -r requirements/build.lock
  $install --no-build-isolation --require-hashes -r "requirements/$LOCK.lock"
  $install --no-build-isolation --no-deps --editable .
  stamp_of "$LOCK" > ".venv/.lock-$LOCK"
}

make_environment
