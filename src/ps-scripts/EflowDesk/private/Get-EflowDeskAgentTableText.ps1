# Text for the shell of the VM that edits the part of config.toml about edgeAgent: its proxy (eflow.md 10.5) and an image that
# is never pulled (field-notes Payload and trust). It is a constant, like every text for that shell.
#
# Lines of ours carry a mark, and lines of others that they replace stay as comments. Each change takes all of ours out and
# writes what is wanted then anew, so that proxy and image come and go in any order and a table is never there twice.
# `wanted` reads both from the file into https, http, no and image; `change` writes them, applies the file or puts it back.
#
# @assumed eflow.md 9.3: imagePullPolicy in [agent] of config.toml is what aziot-edged goes by when it makes edgeAgent, and never asks no registry | verify: docker load the image, block the registry, set imagePullPolicy = "never" in [agent], iotedge config apply, docker rm -f edgeAgent, and look at sudo iotedge list
function Get-EflowDeskAgentTableText {
    return @'
live=/etc/aziot/config.toml
mark='# set by EFLOW Desk'
said() { cat "$live" | sed -n "s/^$1 = \"\([^\"]*\)\" # set by EFLOW Desk\$/\1/p"; }
wanted() {
    https=$(said '"https_proxy"') http=$(said '"http_proxy"') no=$(said '"no_proxy"') image=''
    [ -z "$(said imagePullPolicy)" ] || image=$(said image)
}
before() { cat "$live" | sed -e '\% # set by EFLOW Desk$%d' -e 's/^# kept by EFLOW Desk: //'; }
proxy() {
    [ -n "$https" ] || return 0
    printf '"https_proxy" = "%s" %s\n' "$https" "$mark"
    [ -z "$http" ] || printf '"http_proxy" = "%s" %s\n' "$http" "$mark"
    [ -z "$no" ] || printf '"no_proxy" = "%s" %s\n' "$no" "$mark"
    printf '"UpstreamProtocol" = "AmqpWs" %s\n' "$mark"
}
policy() { [ -z "$image" ] || printf 'imagePullPolicy = "never" %s\n' "$mark"; }
carried() { [ -z "$image" ] || printf 'image = "%s" %s\n' "$image" "$mark"; }
kept() { if [ -n "$1" ]; then printf '# kept by EFLOW Desk: %s\n' "$2"; else printf '%s\n' "$2"; fi; }
edit() {
    table='' agent='' head='' config='' env=''
    if [ -z "$https$image" ]; then cat; return; fi
    while IFS= read -r line || [ -n "$line" ]; do
        text=${line#"${line%%[![:space:]]*}"}
        case $text in
        '' | '#'*) printf '%s\n' "$line"; continue ;;
        *'"""'* | *"'''"*) return 20 ;;
        '['*)
            table=$(printf '%s' "$text" | sed -e 's/#.*//' -e "s/[[:space:]\"']//g")
            printf '%s\n' "$line"
            case $table in
            '[[agent'*) return 21 ;;
            '[agent]') [ -z "$head" ] || return 21; head=yes agent=yes; policy ;;
            '[agent.config]') [ -z "$config" ] || return 21; config=yes agent=yes; carried ;;
            '[agent.env]') [ -z "$env" ] || return 21; env=yes agent=yes; proxy ;;
            '[agent.'*) agent=yes ;;
            '['*']') ;;
            *) return 20 ;;
            esac
            continue ;;
        *'[') return 20 ;;
        esac
        name=$(printf '%s' "${text%%=*}" | sed -e "s/[[:space:]\"']//g")
        case $table:$name in
        :agent | :agent.*) return 22 ;;
        '[agent]:env' | '[agent]:env.'*) [ -z "$https" ] || return 22; printf '%s\n' "$line" ;;
        '[agent]:config' | '[agent]:config.'*) [ -z "$image" ] || return 22; printf '%s\n' "$line" ;;
        '[agent]:imagePullPolicy' | '[agent.config]:image') kept "$image" "$line" ;;
        '[agent.env]:https_proxy' | '[agent.env]:http_proxy' | '[agent.env]:no_proxy' | '[agent.env]:UpstreamProtocol' | \
        '[agent.env]:HTTPS_PROXY' | '[agent.env]:HTTP_PROXY' | '[agent.env]:NO_PROXY')
            kept "$https" "$line" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done
    if [ -z "$head" ] && [ -z "$agent" -o -n "$image" ]; then
        printf '[agent] %s\nname = "edgeAgent" %s\ntype = "docker" %s\n' "$mark" "$mark" "$mark"
        policy
    fi
    if [ -z "$config" ] && [ -z "$agent" -o -n "$image" ]; then
        printf '[agent.config] %s\n' "$mark"
        if [ -n "$image" ]; then
            carried
        else
            version=$(iotedge version | sed -n 's/^iotedge \([0-9]*\.[0-9]*\).*/\1/p')
            [ -n "$version" ] || return 5
            printf 'image = "mcr.microsoft.com/azureiotedge-agent:%s" %s\n' "$version" "$mark"
        fi
    fi
    if [ -n "$https" ] && [ -z "$env" ]; then
        printf '[agent.env] %s\n' "$mark"
        proxy
    fi
}
write() { cp -p "$live" "$live.new" && printf '%s\n' "$1" | tee "$live.new" >/dev/null && mv "$live.new" "$live"; }
change() {
    old=$(cat "$live") || return 6
    new=$(before | edit) || return $?
    [ "$1" = set ] || [ "$new" != "$old" ] || return 10
    write "$new" || return 7
    iotedge config apply || { write "$old"; return 8; }
    docker rm -f edgeAgent
    systemctl daemon-reload
    iotedge system restart
    return 0
}
'@
}
