#!/bin/sh
# Spotter from a shell: needs curl and the standard Unix tools, nothing else.
#   curl -O http://localhost:8000/spotter.sh && sh spotter.sh help
set -u
export LC_ALL=C # names and texts are bytes here, whatever the terminal speaks
umask 077       # tokens and downloads are nobody else's business

program=${0##*/}
config=${XDG_CONFIG_HOME:-$HOME/.config}/spotter
session=$config/session
page=200
tab=$(printf '\t')

usage() {
    cat <<END
$program login [URL] [EMAIL]   asks for the password; reads it from stdin when that is no terminal
$program logout                ends this session
$program me                    who is logged in
$program up FILE...            documents (pdf, doc, docx); pictures need to be told what they are:
    --as profile|document|meal ID|progress ID   ID is the meal completion's or the progress entry's
    --client ID   for this client      --note TEXT   a sentence to keep with it
$program ls                    files, the newest first
    --client ID   of this client       --category profile|document|meal|progress
$program get ID|NAME           download into this folder, going on where an earlier try broke off
    -o FILE   under this name    -f   overwrite    --size thumbnail|medium|large|original
$program rm ID...              delete files
$program watch [--since ID]    notifications as they happen, one line each; 0 begins with all kept ones
$program msg USER_ID TEXT      send a message
$program inbox [USER_ID]       conversations, or one of them (which is marked as read)
$program stats                 how much is stored (trainers and administrators)
$program help                  this

The address and the tokens are kept in $session.
Exit status: 0 done, 1 refused or failed (stderr says why), 2 wrong use.
END
}

complain() { printf '%s: %s\n' "$program" "$*" >&2; }
die() { complain "$@"; exit 1; }
misuse() { complain "$* (see: $program help)"; exit 2; }
is_number() { case $1 in '' | *[!0-9]*) return 1 ;; esac; }

# ---- JSON

# The inside of a string for curl's config, which escapes as JSON does but knows no \u. A final newline is kept.
quoted() {
    printf '%s\n' "$1" | awk '
        NR > 1 { printf "\\n" }
        { gsub(/[\\"]/, "\\\\&"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r"); printf "%s", $0 }'
}

# The inside of a JSON string.
text() {
    quoted "$1" | awk '{
        for (c = 1; c < 32; c++) gsub(sprintf("%c", c), sprintf("\\u%04x", c))
        printf "%s", $0
    }'
}

# Stdin as one line "path<TAB>value" for each value: items.0.id<TAB>12. Control characters become spaces, so
# that a line is a line, and nobody's message can steer the terminal.
json() {
    awk '
        { text = text $0 "\n" }
        END { size = length(text); at = 1; value("") }
        function value(path,   c) {
            c = next_character()
            if (c == "{") members(path, "}")
            else if (c == "[") members(path, "]")
            else print path "\t" (c == "\"" ? string() : word())
        }
        function members(path, end,   count, key) {
            at++
            for (count = 0; at <= size && next_character() != end; count++) {
                key = count
                if (end == "}") { key = string(); if (next_character() == ":") at++ }
                value(path == "" ? key : path "." key)
                if (next_character() == ",") at++
            }
            at++
        }
        function next_character() {
            while (at <= size && substr(text, at, 1) ~ /[ \t\r\n]/) at++
            return substr(text, at, 1)
        }
        function word(   from) {
            from = at++
            while (substr(text, at, 1) ~ /[-+.0-9A-Za-z]/) at++
            from = substr(text, from, at - from)
            return from == "null" ? "" : from
        }
        function string(   out, c) {
            out = ""
            for (at++; at <= size; at++) {
                c = substr(text, at, 1)
                if (c == "\"") break
                if (c == "\\") c = escaped()
                out = out (c < " " || c == "\177" ? " " : c)
            }
            at++
            gsub(/\302[\200-\237]/, " ", out)
            return out
        }
        function escaped(   c, code, low) {
            c = substr(text, ++at, 1)
            if (c != "u") return index("bfnrt", c) ? " " : c
            code = hexadecimal(substr(text, at + 1, 4)); at += 4
            low = substr(text, at + 1, 2) == "\\u" ? hexadecimal(substr(text, at + 3, 4)) : 0
            if (code >= 55296 && code < 56320 && low >= 56320 && low < 57344) {
                code = 65536 + (code - 55296) * 1024 + low - 56320
                at += 6
            }
            return utf8(code)
        }
        function hexadecimal(digits,   i, n) {
            for (i = 1; i <= 4; i++) n = n * 16 + index("123456789abcdef", tolower(substr(digits, i, 1)))
            return n
        }
        function utf8(code) {
            if (code < 128) return sprintf("%c", code == 0 ? 32 : code)
            if (code < 2048) return sprintf("%c", 192 + int(code / 64)) low6(code)
            if (code < 65536) return sprintf("%c", 224 + int(code / 4096)) low6(code / 64) low6(code)
            return sprintf("%c", 240 + int(code / 262144)) low6(code / 4096) low6(code / 64) low6(code)
        }
        function low6(code) { return sprintf("%c", 128 + int(code) % 64) }'
}

# The value at a path of the last answer.
field() { json <"$tmp/body" | sed -n "s/^$1$tab//p"; }

# rows PREFIX KEY...: of the list at PREFIX in the last answer, each element's values in one line, between tabs.
rows() {
    prefix=$1
    shift
    json <"$tmp/body" | awk -F '\t' -v prefix="$prefix" -v keys="$*" '
        BEGIN { width = split(keys, key, " ") }
        index($1, prefix) == 1 {
            rest = substr($1, length(prefix) + 1)
            dot = index(rest, ".")
            row = substr(rest, 1, dot - 1) + 0
            cell[row, substr(rest, dot + 1)] = $2
            if (row >= count) count = row + 1
        }
        END {
            for (row = 0; row < count; row++)
                for (k = 1; k <= width; k++) printf "%s%s", cell[row, key[k]], k < width ? "\t" : "\n"
        }'
}

# An awk function for tables.
human='function human(bytes) {
    if (bytes < 1024) return bytes " B"
    if (bytes < 1048576) return sprintf("%.1f KiB", bytes / 1024)
    return bytes < 1073741824 ? sprintf("%.1f MiB", bytes / 1048576) : sprintf("%.1f GiB", bytes / 1073741824)
}'

# ---- the session and the server

load() {
    url='' access='' refresh=''
    [ -r "$session" ] || return 0
    while read -r key value; do
        case $key in url) url=$value ;; access) access=$value ;; refresh) refresh=$value ;; esac
    done <"$session"
}

# In one step: whoever reads it meanwhile sees the old one or the new one.
save() {
    if ! { mkdir -p "$config" && printf 'url %s\naccess %s\nrefresh %s\n' "$url" "$access" "$refresh" >"$session.$$" &&
        mv -f "$session.$$" "$session"; }; then
        die "cannot write $session"
    fi
}

# curl's settings come by its stdin: what stands on a command line, every user of the machine can read.
# -q: nobody's ~/.curlrc changes what is answered.
settings() {
    printf 'url = "%s"\nrequest = "%s"\n' "$(quoted "$url$2")" "$1"
    [ -z "$access" ] || printf 'header = "Authorization: Bearer %s"\n' "$access"
}
run_curl() { curl -q -g --proto =http,https --connect-timeout 20 -K - -D "$tmp/head" -w '%{http_code}' "$@"; }

# For what takes time: with a bar where somebody watches.
run_transfer() { if [ -t 2 ]; then run_curl --progress-bar "$@"; else run_curl -sS "$@" 2>"$tmp/error"; fi; }

# send METHOD PATH [JSON]: sets $status, the answer is in $tmp/body.
send() {
    status=$({
        settings "$1" "$2"
        [ $# -lt 3 ] || printf 'header = "Content-Type: application/json"\ndata-raw = "%s"\n' "$(quoted "$3")"
    } | run_curl -sS -m 60 -o "$tmp/body" 2>"$tmp/error") || reached
}

# After a failure of curl's: an answer all the same (a refused upload is answered before its end), or none.
reached() { [ "${status:-000}" != 000 ] || die "cannot reach $url: $(sed 's/^curl: ([0-9]*) //' "$tmp/error")"; }

# The server's own sentence.
refused() {
    detail=$(field detail)
    die "${detail:-the server answered $status}"
}
accepted() { case $status in 2??) ;; *) refused ;; esac; }

# As send; new tokens are fetched when the access token has run out, and what is refused ends the script.
call() {
    [ -n "$access" ] || die "not logged in; begin with: $program login URL EMAIL"
    send "$@"
    [ "$status" != 401 ] || { renew && send "$@"; }
    accepted
}

# A refresh token works once, and a second use ends the session: only one script at a time may try, and whoever
# waited for it takes what it got.
renew() {
    spent=$access
    patience=30
    until mkdir "$session.lock" 2>/dev/null; do
        # The holder gives up after 20 s: an older lock is a dead script's.
        [ $((patience = patience - 1)) -gt 0 ] || rmdir "$session.lock" || die "cannot lock $session"
        sleep 1
    done
    locked=yes
    trap '' INT TERM HUP
    load
    if [ "$access" = "$spent" ]; then
        access=''
        status=$({
            settings POST /api/auth/refresh
            printf 'header = "Content-Type: application/json"\n'
            printf 'data-raw = "%s"\n' "$(quoted "{\"refresh_token\":\"$refresh\"}")"
        } | run_curl -sS -m 20 -o "$tmp/body" 2>"$tmp/error") || reached
        case $status in 401) refresh='' && save && die "the session has ended; log in again" ;; esac
        accepted
        keep_tokens
    fi
    unlock
    on_signals
}

unlock() { [ -z "$locked" ] || { rmdir "$session.lock" && locked=''; }; }

# The start of a subshell, in which one of several may fail: an earlier one may have renewed the tokens.
alone() { trap unlock EXIT && load; }

keep_tokens() {
    access=$(field access_token)
    refresh=$(field refresh_token)
    [ -n "$access" ] || die "$url does not answer like Spotter"
    save
}

# ---- commands

login() {
    load
    [ $# -le 2 ] || misuse "login takes an address and an e-mail"
    given=''
    case ${1-} in *://*) given=$1 ;; '' | *@*) ;; *) given=$1 ;; esac
    [ -z "$given" ] || shift
    case $given in
        *://*) url=$given ;;
        localhost | localhost[:/]* | 127.* | '[::1]'*) url=http://$given ;;
        ?*) url=https://$given ;;
        *) url=${url:-http://localhost:8000} ;;
    esac
    url=${url%/}
    case $url in
        http://localhost | http://localhost[:/]* | http://127.* | 'http://[::1]'* | https://*) ;;
        http://*) complain "warning: $url is not encrypted; the password can be read on its way" ;;
        *) misuse "not a web address: $url" ;;
    esac
    email=${1-}
    if [ -z "$email" ]; then
        [ -t 0 ] || misuse "whose account? $program login URL EMAIL"
        printf 'E-mail: ' >&2
        read -r email
    fi
    ask_password
    access=''
    send POST /api/auth/login "{\"email\":\"$(text "$email")\",\"password\":\"$(text "$password")\"}"
    accepted
    keep_tokens
    call GET /api/auth/me
    echo "logged in to $url as $(field full_name) ($(field role), id $(field id))"
}

ask_password() {
    if [ -t 0 ]; then
        printf 'Password for %s: ' "$email" >&2
        terminal=$(stty -g)
        stty -echo
    fi
    IFS= read -r password || [ -n "$password" ] || die "no password given"
    [ -z "$terminal" ] || { stty "$terminal" && terminal='' && echo >&2; }
}

logout() {
    load
    [ -n "$access" ] || die "not logged in"
    send POST /api/auth/logout
    # An access token that has run out ends nothing: the refresh token behind it would live on.
    [ "$status" != 401 ] || { renew && send POST /api/auth/logout; }
    accepted
    rm -f "$session"
    echo "logged out"
}

me() {
    call GET /api/auth/me
    json <"$tmp/body" | awk -F '\t' '$1 != "photo_url" { printf "%-12s %s\n", $1, $2 }'
}

category() {
    case $1 in
        profile | profile_photo) echo profile_photo ;;
        document | documents) echo document ;;
        meal | meal_photo) echo meal_photo ;;
        progress | progress_photo) echo progress_photo ;;
        *) misuse "'$1' is none of profile, document, meal, progress" ;;
    esac
}

up() {
    as='' record='' client='' note='' failed=0 options=yes left=$#
    # Options may come after files: each argument is taken from the front, and a file put back at the end.
    while [ $left -gt 0 ]; do
        before=$#
        case $options$1 in
            yes--as)
                as=$(category "${2-}") || exit 2
                shift 2
                case $as in
                    meal_photo | progress_photo)
                        is_number "${1-}" || misuse "--as ${as%_photo} needs the number of the record"
                        record=$1 && shift
                        ;;
                esac
                ;;
            yes--client) is_number "${2-}" || misuse "--client needs a number" && client=$2 && shift 2 ;;
            yes--note) [ $left -gt 1 ] || misuse "--note needs a text" && note=$2 && shift 2 ;;
            yes--) options='' && shift ;;
            yes-?*) misuse "up knows no $1" ;;
            *) before=$((before + 1)) && set -- "$@" "$1" && shift ;;
        esac
        left=$((left - before + $#))
    done
    [ $# -gt 0 ] || misuse "up needs a file"
    for file; do
        case $as$file in
            document* | *_photo* | *.[pP][dD][fF] | *.[dD][oO][cC] | *.[dD][oO][cC][xX]) ;;
            *) misuse "what is $file? Say --as profile, --as meal ID or --as progress ID" ;;
        esac
    done
    for file; do
        (alone && up_one) || failed=1
    done
    exit $failed
}

up_one() {
    { [ -f "$file" ] && [ -r "$file" ]; } || die "$file: no file that can be read"
    [ -n "$access" ] || die "not logged in; begin with: $program login URL EMAIL"
    send_file
    [ "$status" != 401 ] || { renew && send_file; }
    case $status in 2??) ;; *) detail=$(field detail) && die "$file: ${detail:-the server answered $status}" ;; esac
    already=$(field duplicate)
    printf '%s\t%s\t%s%s\n' "$(field id)" "$(field category)" "$(field original_name)" \
        "$([ "$already" = true ] && echo ' (was already there)')"
}

send_file() {
    # Before the file: they decide how large it may be.
    status=$({
        settings POST /api/files/upload
        printf 'form-string = "category=%s"\n' "${as:-document}"
        [ -z "$record" ] || printf 'form-string = "entity_id=%s"\n' "$record"
        [ -z "$client" ] || printf 'form-string = "client_id=%s"\n' "$client"
        [ -z "$note" ] || printf 'form-string = "note=%s"\n' "$(quoted "$note")"
        printf 'form = "%s"\n' "$(quoted "file=@\"$(form_path)\";filename=\"$(form_name)\"")"
    } | run_transfer -o "$tmp/body") || reached
}

# curl reads "..." in a form as a string of its own, with \ before \ and ". A path that begins with - would be stdin.
form_path() {
    case $file in /*) path=$file ;; *) path=./$file ;; esac
    printf '%s\n' "$path" | awk 'NR > 1 { print "" } { gsub(/[\\"]/, "\\\\&"); printf "%s", $0 }'
}

# As browsers escape names in forms, so that every version of curl sends the same.
form_name() {
    printf '%s\n' "${file##*/}" | awk '
        NR > 1 { printf "%%0A" }
        { gsub(/"/, "%22"); gsub(/\r/, "%0D"); gsub(/\\/, "\\\\"); printf "%s", $0 }'
}

# each_page PATH COMMAND...: the command for every page of a list; $tmp/body is the page.
each_page() {
    path=$1 cursor=''
    shift
    while :; do
        call GET "$path$cursor"
        "$@"
        cursor=$(field next)
        [ -n "$cursor" ] || return 0
        cursor="&cursor=$cursor"
    done
}

ls_files() {
    query="/api/files?limit=$page"
    while [ $# -gt 0 ]; do
        case $1 in
            --client) is_number "${2-}" || misuse "--client needs a number" && query="$query&client_id=$2" ;;
            --category) kind=$(category "${2-}") || exit 2 && query="$query&category=$kind" ;;
            *) misuse "ls knows no $1" ;;
        esac
        shift 2
    done
    each_page "$query" ls_page
}

ls_page() {
    rows items. id owner_id created_at category file_size original_name | awk -F '\t' "$human"'
        { printf "%6d  user %-5d %s  %-14s %10s  %s\n", $1, $2, substr($3, 1, 10), $4, human($5), $6 }'
}

# Ids of the files of that name, each in a line.
named() {
    rows items. id filename original_name |
        name=$1 awk -F '\t' '$2 "" == ENVIRON["name"] || $3 "" == ENVIRON["name"] { print $1 }'
}

get() {
    output='' size=original force='' wanted=''
    while [ $# -gt 0 ]; do
        case $1 in
            -o) [ $# -gt 1 ] || misuse "-o needs a file" && output=$2 && shift ;;
            --size)
                case ${2-} in
                    thumbnail | medium | large | original) size=$2 && shift ;;
                    *) misuse "--size is one of thumbnail, medium, large, original" ;;
                esac
                ;;
            -f) force=yes ;;
            -?*) misuse "get knows no $1" ;;
            *) [ -z "$wanted" ] || misuse "get takes one file" && wanted=$1 ;;
        esac
        shift
    done
    [ -n "$wanted" ] || misuse "get needs a file's id or name"
    if ! is_number "$wanted"; then
        each_page "/api/files?limit=$page" named "$wanted" >"$tmp/ids" || exit 1
        case $(wc -l <"$tmp/ids" | tr -d ' ') in
            0) die "there is no file called $wanted" ;;
            1) wanted=$(cat "$tmp/ids") ;;
            *) die "several files are called $wanted: ids $(tr '\n' ' ' <"$tmp/ids")" ;;
        esac
    fi
    call GET "/api/files/$wanted"
    download
}

# A name that somebody else chose: no way out of this folder, no hidden file, no option of a command.
safe_name() { printf '%s' "$1" | tr '\\/' '__' | sed 's/^[.-]/_/; s/^$/unnamed/'; }

download() {
    name=$(safe_name "$(field original_name)")
    address="/api/files/media/$(field file_type)/$(field filename)?size=$size"
    digest=$(field sha256)
    uuid=$(field uuid)
    picked=''
    [ "$size" = original ] || picked=${name%.*}_$size.jpg
    target=./${picked:-$name}
    target=${output:-$target}
    case $target in -*) target=./$target ;; esac
    # Named for the file itself: what broke off is only ever continued with the same one.
    part=$target.${uuid%%-*}-$size.part
    absent "$target"
    [ ! -h "$part" ] || die "$part is a link"
    fetch
    # There was nothing left to ask for.
    if [ "$status" = 416 ]; then rm -f "$part" && fetch; fi
    case $status in 200 | 206) ;; *) die "the server answered $status for $address" ;; esac
    served=$(tr -d '\r' <"$tmp/head" | sed -n 's/^[Xx]-[Mm]edia-[Ss]ize: *//p')
    if [ "$served" = original ]; then
        is_whole || { rm -f "$part" && die "$target arrived damaged; try again"; }
        # A small picture has no large one: what came is of its own type.
        [ -n "$output" ] || target=./$name
        absent "$target"
    fi
    mv -f "$part" "$target" && echo "$target"
}

absent() {
    [ ! -d "$1" ] || die "$1 is a folder"
    [ -n "$force" ] || [ ! -e "$1" ] || die "$1 exists; -f overwrites it"
}

fetch() {
    # -f: an error's text must not get into the file.
    status=$(settings GET "$address" | run_transfer -f -C - -o "$part") || case $status in
        000 | 200 | 206) die "the transfer broke off; run the same again to go on with $part" ;;
    esac
}

is_whole() {
    if command -v sha256sum >/dev/null; then
        found=$(sha256sum <"$part")
    elif command -v shasum >/dev/null; then
        found=$(shasum -a 256 <"$part")
    else
        return 0
    fi
    [ "${found%% *}" = "$digest" ]
}

rm_files() {
    failed=0
    [ $# -gt 0 ] || misuse "rm needs the id of a file"
    for id; do is_number "$id" || misuse "'$id' is not an id"; done
    for id; do
        (alone && rm_one) || failed=1
    done
    exit $failed
}

rm_one() {
    call GET "/api/files/$id"
    name=$(field original_name)
    call DELETE "/api/files/media/$(field file_type)/$(field filename)"
    echo "deleted $id $name"
}

# Notifications are numbered without gaps: asking for what follows the last one loses nothing and repeats nothing.
watch() {
    case $#-${1-} in
        0-) call GET '/api/notifications?limit=1' && last=$(field 0.id) ;;
        2---since) is_number "$2" || misuse "--since needs a number" && last=$2 ;;
        *) misuse "watch takes --since ID, or nothing" ;;
    esac
    mkfifo "$tmp/stream" || exit 1
    pause=0
    while :; do
        listen
        case $status in
            401) renew && continue ;;
            4??) [ "$status" = 429 ] || die "${refusal:-the server answered $status}" ;;
        esac
        [ $pause -eq 0 ] || complain "connection lost; again in $pause s"
        sleep $pause &
        wait $! # a signal need not wait as well
        pause=$((pause == 0 ? 1 : pause < 16 ? pause * 2 : 30))
    done
}

# One connection, to its end. The status comes as a last line that no event has.
listen() {
    {
        settings GET /api/notifications/stream
        printf 'header = "Accept: text/event-stream"\nheader = "Last-Event-ID: %s"\n' "${last:-0}"
    } | curl -q -g -s -N --proto =http,https --connect-timeout 20 --keepalive-time 30 -K - \
        -w '\nstatus %{http_code}\n' >"$tmp/stream" &
    listener=$!
    status=000 refusal='' event='' id=''
    while IFS= read -r line; do
        case $line in
            'id: '*) id=${line#id: } ;;
            'event: '*) event=${line#event: } ;;
            'data: '*) happened "${line#data: }" ;;
            'status '*) status=${line#status } ;;
            '{'*) printf '%s' "$line" >"$tmp/body" && refusal=$(field detail) ;;
        esac
    done <"$tmp/stream"
    wait "$listener"
    listener=''
}

happened() {
    pause=0
    printf '%s' "$1" >"$tmp/body"
    case $event in
        close) ;;
        reset) complain "some older notifications are no longer kept; the first one is $(field oldest)" ;;
        *)
            json <"$tmp/body" | awk -F '\t' '
                { value[$1] = $2 }
                END {
                    time = value["timestamp"]
                    printf "%s %s  %s  %s: %s\n", substr(time, 1, 10), substr(time, 12, 8),
                        value["type"], value["title"], value["message"]
                }'
            last=${id:-$last}
            ;;
    esac
    event='' id=''
}

msg() {
    { [ $# -ge 2 ] && is_number "$1"; } || misuse "msg needs a user's id and a text"
    to=$1
    shift
    call POST /api/messages "{\"to_user_id\":$to,\"message\":\"$(text "$*")\"}"
    echo "sent"
}

inbox() {
    if [ $# -eq 0 ]; then
        call GET /api/messages/conversations
        rows items. user.id unread_count user.full_name last_message.message | awk -F '\t' '
            { printf "%6d  %s%s: %s\n", $1, $3, ($2 > 0 ? " (" $2 " new)" : ""), $4 }'
        return
    fi
    is_number "$1" || misuse "inbox takes a user's id, or nothing"
    call GET "/api/messages?with=$1"
    rows items. from_user_id created_at message id >"$tmp/rows"
    awk -F '\t' -v other="$1" '
        { line[NR] = sprintf("%s %s  %s", substr($2, 1, 10), substr($2, 12, 5), ($1 == other ? "" : "> ") $3) }
        END { for (i = NR; i > 0; i--) print line[i] }' "$tmp/rows"
    newest=$(awk -F '\t' -v other="$1" '$1 == other { print $4; exit }' "$tmp/rows")
    [ -z "$newest" ] || call POST "/api/messages/$newest/read"
}

stats() {
    call GET /api/files/media/stats
    json <"$tmp/body" | awk -F '\t' "$human"'
        { value[$1] = $2 }
        $1 ~ /^file_counts.*count$/ { folder = $1; gsub(/^file_counts\.|\.count$/, "", folder); name[++n] = folder }
        $1 ~ /^clients.*user_id$/ { clients++ }
        END {
            for (i = 1; i <= n; i++) line(name[i], "file_counts." name[i])
            printf "%-30s %7s  %10s\n", "together", "", human(value["total_size_bytes"])
            printf "%-30s %7s  %10s\n", "free on the disk", "", human(value["disk.free_bytes"])
            for (i = 0; i < clients; i++) line(value["clients." i ".user_id"] " " value["clients." i ".full_name"], "clients." i)
        }
        function line(label, path) {
            printf "%-30s %7d  %10s\n", label, value[path ".count"], human(value[path ".size"])
        }'
}

# ---- start

on_signals() {
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

clean_up() {
    [ -z "$terminal" ] || stty "$terminal"
    [ -z "$listener" ] || kill "$listener" 2>/dev/null
    unlock
    rm -rf "$tmp"
}

command -v curl >/dev/null || die "curl is needed and not there"
terminal='' listener='' locked='' status=''
tmp=$(mktemp -d "${TMPDIR:-/tmp}/spotter.XXXXXX") || exit 1
trap clean_up EXIT
: >"$tmp/error"
on_signals

command=${1-help}
[ $# -eq 0 ] || shift
load
case $command in
    login | logout | me | up | get | watch | msg | inbox | stats) "$command" "$@" ;;
    ls) ls_files "$@" ;;
    rm) rm_files "$@" ;;
    help | -h | --help) usage ;;
    *) misuse "there is no command $command" ;;
esac
