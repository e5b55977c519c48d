#!/bin/sh
# Run by dpkg when Vigie was unpacked: the command, Chromium's sandbox, the desktop's databases.
set -e
folder='/opt/${sanitizedProductName}'
ln -sf "$folder/vigie-launcher" '/usr/bin/${executable}'

# Where user namespaces work Chromium's sandbox uses them; elsewhere its helper must belong to root with setuid.
if unshare --user true 2>/dev/null; then mode=0755; else mode=4755; fi
chmod "$mode" "$folder/chrome-sandbox" || true

# Newer Ubuntu releases give user namespaces only to programs with a profile.
profile="$folder/resources/apparmor-profile"
if apparmor_status --enabled 2>/dev/null && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace --write-cache '/etc/apparmor.d/${executable}' || true
fi
update-desktop-database /usr/share/applications 2>/dev/null || true
