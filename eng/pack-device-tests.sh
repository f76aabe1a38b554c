#!/usr/bin/env bash
# Packs the tests of devices for a machine without the .NET SDK and without a package registry:
#
#   eng/pack-device-tests.sh [RUNTIME]      RUNTIME is linux-x64 (the default), win-x64 or osx-arm64
#
# The pack is artifacts/device-tests/RUNTIME: .NET and the tests, without libtorch. Its README.md says how to run them.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
runtime=${1:-linux-x64}
pack=$root/artifacts/device-tests/$runtime

rm -rf "$pack"
(cd "$root" && dotnet publish tests/Osnas.Runtime.Tests --configuration Release --runtime "$runtime" --self-contained \
    --output "$pack/tests" -p:UsesLibtorch=false -p:UseAppHost=true -p:CreateSymbolicLinksForCopyLocalIfPossible=false -p:DebugType=none)

# What this machine's libtorch needs is on that machine; a libtorch that came along would be in its way.
find "$pack/tests" \( -name 'libtorch*' -o -name 'torch*.dll' -o -name 'libc10*' -o -name 'c10*.dll' \) -delete

version=$(sed -n 's/.*"libtorch-cpu-linux-x64" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")
series=$(cut -d. -f1,2 <<<"$version")

cat >"$pack/run.sh" <<'TEXT'
#!/usr/bin/env bash
# run.sh LIBTORCH [DEVICE]: runs the tests of a device (cuda) with the libtorch of a folder.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
usage='usage: run.sh LIBTORCH [DEVICE], as in: run.sh /opt/venv/lib/python3.12/site-packages/torch/lib cuda'
[[ -d ${1:?$usage} ]] || { echo "error: there is no folder $1; $usage" >&2 && exit 2; }
libtorch=$(cd "$1" && pwd)
export OSNAS_LIBTORCH=$libtorch
export LD_LIBRARY_PATH=$libtorch${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
exec "$here/tests/Osnas.Runtime.Tests" "${2:-cuda}"
TEXT
chmod +x "$pack/run.sh"

cat >"$pack/README.md" <<TEXT
# Tests of Osnas on a GPU

\`\`\`bash
./run.sh LIBTORCH [DEVICE]
\`\`\`

LIBTORCH is a folder with a libtorch $series (each $series.x fits), such as \`torch/lib\` of an installed PyTorch $series that
is built for CUDA. DEVICE is \`cuda\` (the default), \`cuda:1\`, \`mps\` or \`cpu\`.

Each test runs on that device and on the CPU, and compares the results. The last line counts passed, failed and skipped tests.
The exit code is 0 if all passed. Nothing is downloaded, and the .NET SDK isn't needed.
TEXT

echo "$pack: $(du -sh "$pack" | cut -f1); needs a libtorch $series on the machine with the device"
