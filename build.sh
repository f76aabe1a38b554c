#!/usr/bin/env bash
# Builds, tests and runs Osnas; `./build.sh` without arguments prints the usage.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# One configuration for everything: what is tested and measured is what is packed.
readonly configuration=Release

# The closing lines of `dotnet test` are read below, so they must be in English.
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# shellcheck source=eng/setup.sh
source "$root/eng/setup.sh"

usage() {
    cat <<'TEXT'
usage: ./build.sh VERB [ARGUMENT...]

  build        build everything
  format       format the code; with --verify-no-changes, only report files that aren't formatted
  test         check the format, build, then run all tests; arguments go to `dotnet test` (--filter Name).
               test --device cuda runs the tests of devices alone, on that device, which must be there
  fuzz         run each fuzz test with --count inputs (default 1000) from --seed (default 0); other arguments go to
               `dotnet test` (--filter FullyQualifiedName~Table)
  browser      run the tests of pages in Chromium with more windows and larger pages than `test` does, and open all pages of the
               documentation; with arguments, which go to `dotnet test`, run the tests of reports alone
  published    publish a program with the command line, trimmed and compiled ahead of time, and compare the pages that it
               writes; takes minutes, and needs a C compiler
  walk         give the commands of the README and of the first pages in new folders, and write docs/results/walk.md; takes minutes
  test-matrix  run the tests that use torch with all instructions of this processor, with AVX2, and without vector
               instructions, each with 1 and 2 threads
  cluster      kill coordinators and workers of searches at random moments, in --rounds rounds (default 20), and print how long it
               takes until their work runs again; then the time of a search with one worker and with two
  quickstart   run the sample search; arguments go to the sample (--data fashion-mnist, --data FOLDER)
  pack         write the NuGet packages to artifacts/packages
  pictures     draw the pictures of code and of a terminal that the README shows; with --record, run the quickstart first, and
               show its result
  docs         write the site of the documentation to artifacts/site; with --serve, show it on http://localhost:8080
  bench        measure the table of docs/performance.md and write that page, in about 25 minutes; or run named benchmarks, each
               with its arguments: bench Training pipeline Costs. What the others have measured stays, so that a run that was
               stopped goes on with bench Generator Costs CommandLine Table, and Table writes the page. Benchmarks that aren't in
               the table answer other questions, some for hours (bench Strategies)

Missing dependencies are installed if that needs no confirmation (Debian packages); otherwise they are listed.
OSNAS_NO_INSTALL=1 only lists them.
TEXT
}

# dotnet selects its SDK by the global.json above the working directory, so always start it in the repository.
in_root() { (cd "$root" && "$@"); }

build() { in_root dotnet build "$@" --configuration "$configuration"; }

# test_project NAME ARGS: builds a test project and runs its tests alone; ARGS go to `dotnet test`.
test_project() {
    build "tests/$1"
    in_root tuned dotnet test "tests/$1" --configuration "$configuration" --no-build "${@:2}"
}

prepare_to_train() {
    require_sdk
    require_cpp_runtime
    prefer_jemalloc
}

verb_build() {
    require_sdk
    build Osnas.sln "$@"
}

# Checks only whitespace, in seconds: the analyzers of the build do the rest of `dotnet format`.
verb_format() {
    require_sdk
    local file sources=()
    # Not mapfile: the bash of macOS is 3.2.
    while IFS= read -r file; do
        sources+=("$file")
    done < <(cd "$root" && find src tests benchmarks samples -name '*.cs' \
        -not -path '*/obj/*' -not -path '*/bin/*' -not -name '*.verified.cs')
    in_root dotnet format whitespace . --folder --include "${sources[@]}" "$@"
}

# Packages say nothing of the folder that they are made in, and those of two commits have two versions.
verb_pack() {
    require_sdk
    rm -rf "$root/artifacts/packages"
    in_root dotnet pack Osnas.sln --configuration "$configuration" -p:OneThread=true -p:ContinuousIntegrationBuild=true \
        -p:MinVerIgnoreHeight=false "$@"
}

# Without --record, the pictures show the search that was recorded last.
verb_pictures() {
    require_sdk
    if [[ ${1:-} == --record ]]; then
        shift
        record_quickstart "$root/tests/Osnas.Pictures.Tests/Terminal/Recorded"
    fi
    UPDATE_SNAPSHOTS=1 test_project Osnas.Pictures.Tests "$@"
}

# record_quickstart FOLDER: writes the plan and the report of the quickstart, run in an empty folder, and its page of the results.
record_quickstart() {
    local runs
    prepare_to_train
    build samples/Quickstart
    runs=$(mktemp -d)
    run_quickstart "$runs" --dry-run --json >"$1/plan.json"
    run_quickstart "$runs" --seed 0
    sed "s|$runs/||" "$runs"/runs/*/report.json >"$1/report.json"
    cp "$runs"/runs/*/report.html "$root/docs/results/quickstart-report.html"
    rm -rf "$runs"
}

# run_quickstart FOLDER ARGS: runs the built quickstart in a folder.
run_quickstart() { (cd "$1" && tuned dotnet "$root/samples/Quickstart/bin/$configuration/net10.0/Quickstart.dll" "${@:2}"); }

# The API reference is read from the assemblies of the quickstart, beside which all that they need is.
verb_docs() {
    require_sdk
    build samples/Quickstart
    rm -rf "$root/artifacts/api" "$root/artifacts/site"
    in_root dotnet tool restore
    in_root dotnet docfx docfx.json --warningsAsErrors "$@"
}

# Ends with the line "N passed, N failed".
verb_test() {
    if [[ ${1:-} == --device ]]; then
        export OSNAS_TEST_DEVICE=${2:?--device needs a device, such as cuda}
        shift 2
        set -- --filter Category=Device "$@"
    else
        prefer_browser
        if [[ -n ${CI:-}${OSNAS_REQUIRE_BROWSER:-} ]]; then
            if ! has_browser; then
                tell_no_test_was_run 'there is no Chromium, so the tests of pages would be skipped'
                return 1
            fi
            prefer_redis
        fi
    fi
    run_tests "$@"
}

tell_no_test_was_run() {
    say "error: $1, no test was run"
    echo '0 passed, 1 failed'
}

# A build that fails, a test host that dies and a run without a test count as one failure: the last line never claims
# more than happened.
run_tests() {
    prepare_to_train
    local log status=0
    log=$(mktemp)
    # shellcheck disable=SC2064 # the name of this run's log, not of a later one
    trap "rm -f '$log'" EXIT
    if ! verb_format --verify-no-changes; then
        tell_no_test_was_run 'the code is not formatted (./build.sh format does it)'
        return 1
    fi
    if ! build Osnas.sln; then
        tell_no_test_was_run 'the build failed'
        return 1
    fi
    # One project at a time: libtorch's threads lose more to a busy neighbour than the second core gives.
    in_root tuned dotnet test Osnas.sln --configuration "$configuration" --no-build -maxcpucount:1 "$@" 2>&1 |
        tee "$log" || status=$?
    awk -v status="$status" '
        /^(Passed|Failed|Skipped)! +- +Failed:/ {
            gsub(/,/, "")
            for (i = 1; i < NF; i++) {
                if ($i == "Failed:") failed += $(i + 1)
                if ($i == "Passed:") passed += $(i + 1)
                if ($i == "Skipped:") skipped += $(i + 1)
            }
        }
        END {
            if (passed + failed == 0) complaint = "no test was run"
            else if (status != 0 && failed == 0) complaint = "dotnet test failed outside the tests, see above"
            if (complaint) { print "osnas: error: " complaint; failed = 1 }
            if (skipped) print "osnas: " skipped " skipped"
            printf "%d passed, %d failed\n", passed, failed
            exit (failed > 0)
        }' "$log"
}

# The fuzz tests of `test`, with more inputs. They print what they tried.
verb_fuzz() {
    local count=1000 seed=0 filter='Category=Fuzz' others=()
    while [[ $# -gt 0 ]]; do
        case $1 in
            --count) count=${2:?--count needs a number} && shift 2 ;;
            --seed) seed=${2:?--seed needs a number} && shift 2 ;;
            --filter) filter="$filter&($2)" && shift 2 ;;
            *) others+=("$1") && shift ;;
        esac
    done
    export OSNAS_FUZZ_COUNT=$count OSNAS_FUZZ_SEED=$seed
    run_tests --filter "$filter" --logger 'console;verbosity=detailed' ${others[@]+"${others[@]}"}
}

# The tests of pages alone, with all windows. Without a browser they would all be skipped, so one is required.
verb_browser() {
    require_sdk
    prefer_browser
    has_browser || fail 'there is no Chromium; install it, or name its file with OSNAS_BROWSER'
    export OSNAS_BROWSER_MATRIX=full
    test_project Osnas.Browser.Tests "$@"
    [[ $# -gt 0 ]] || test_project Osnas.Package.Tests --filter Category=Browser
}

# The tests that publish, which `test` skips: they take minutes.
verb_published() {
    require_sdk
    OSNAS_TEST_PUBLISHED=1 test_project Osnas.Package.Tests --filter Category=Published "$@"
}

# The walk of a new user, which builds a clone; `test` skips it.
verb_walk() {
    require_sdk
    OSNAS_TEST_WALK=1 test_project Osnas.Package.Tests --filter Category=Walk --logger 'console;verbosity=detailed' "$@"
}

# Emulates other processors and numbers of threads, as far as possible: no test may depend on them.
verb_test_matrix() {
    local torch='FullyQualifiedName~Osnas.Runtime.Tests|FullyQualifiedName~Osnas.App.Tests|FullyQualifiedName~Osnas.EndToEnd'
    local instructions threads line status=0 lines=()
    for instructions in ATEN_CPU_CAPABILITY=default 'ATEN_CPU_CAPABILITY=avx2 ONEDNN_MAX_CPU_ISA=AVX2' ''; do
        for threads in 1 2; do
            # shellcheck disable=SC2163 # several assignments, or none
            line=$(export OMP_NUM_THREADS=$threads ${instructions?} && run_tests --filter "$torch" | tee >(cat >&2) | tail -1) || status=1
            lines+=("$line with ${instructions:-the instructions of this processor}, threads: $threads")
        done
    done
    printf '%s\n' "${lines[@]}"
    return "$status"
}

# Real processes on this machine; each round has to end with the report of an undisturbed search.
verb_cluster() {
    local rounds=20
    if [[ ${1:-} == --rounds ]]; then
        rounds=${2:?--rounds needs a number} && shift 2
    fi
    prepare_to_train
    OSNAS_CLUSTER_ROUNDS=$rounds test_project Osnas.Cluster.Tests \
        --filter FullyQualifiedName~Processes --logger 'console;verbosity=detailed' "$@"
}

verb_quickstart() {
    prepare_to_train
    build samples/Quickstart
    run_quickstart "$PWD" "$@"
}

# The benchmarks of docs/performance.md, in the order of its rows.
readonly table_benchmarks=(Training Generator Costs CommandLine)

is_benchmark() { compgen -G "$root/benchmarks/$1/*.csproj" >/dev/null; }

# Without the name of a benchmark, all of the table, and nothing is kept of earlier runs.
verb_bench() {
    local command measured=()
    if [[ $# -eq 0 ]]; then
        rm -rf "$root/artifacts/bench"
        set -- "${table_benchmarks[@]}" Table
    fi
    is_benchmark "$1" ||
        fail "there is no benchmark $1; there are $(cd "$root/benchmarks" && echo */*.csproj | sed -E 's,/[^ ]*,,g')"
    prepare_to_train
    while [[ $# -gt 0 ]]; do
        command=("$1")
        shift
        while [[ $# -gt 0 ]] && ! is_benchmark "$1"; do
            command+=("$1")
            shift
        done
        run_benchmark "${command[@]}"
        [[ ! -e $root/artifacts/bench/${command[0]}.json ]] || measured+=("${command[0]}")
    done
    [[ ${#measured[@]} -eq 0 || ${command[0]} == Table ]] || run_benchmark Table "${measured[@]}"
}

# run_benchmark NAME ARGS: builds a benchmark and runs it alone.
run_benchmark() {
    local project=$root/benchmarks/$1
    build "$project"
    in_root tuned dotnet run --project "$project" --configuration "$configuration" --no-build -- "${@:2}"
}

case ${1:-} in
    build | format | test | fuzz | browser | published | walk | test-matrix | cluster | quickstart | pack | pictures | docs | bench)
        verb=$1
        shift
        "verb_${verb//-/_}" "$@"
        ;;
    -h | --help | help)
        usage
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac
