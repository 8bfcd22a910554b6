{{/*
The rules of the HTTPRoute, from files/routes.json.

The Gateway API orders exact paths before prefixes and long prefixes before short ones, and leaves the order of regular expressions to the
implementation: some try them before prefixes, some after, some by length, some in the order written. So a prefix that meets another service's
path with a placeholder is written as a regular expression too, and regular expressions come most specific first. Then all of these orders
say the same.
*/}}
{{- define "grantway.routeRules" -}}
{{- $entries := include "grantway.routes" . | fromJson -}}
{{- $placeholders := list }}
{{- range $entries }}
{{- if not .literal }}{{ $placeholders = append $placeholders . }}{{ end }}
{{- end }}
{{- $regular := list }}
{{- $plain := dict }}
{{- range keys $entries | sortAlpha | reverse }}
{{- $entry := get $entries . }}
{{- $kind := include "grantway.pathKind" (list $entry $placeholders) }}
{{- if eq $kind "RegularExpression" }}
{{- $path := dict "type" $kind "value" (include "grantway.pathExpression" $entry) }}
{{- $regular = append $regular (set $entry "match" (dict "path" $path)) }}
{{- else }}
{{- $path := dict "type" $kind "value" $entry.path }}
{{- $_ := set $plain $entry.service (append (get $plain $entry.service | default list) (dict "path" $path)) }}
{{- end }}
{{- end }}
{{- range include "grantway.orderedRules" $regular | fromJsonArray }}
{{- include "grantway.routeRule" (list $ .service .matches) }}
{{- end }}
{{- range $service := keys $plain | sortAlpha }}
{{- range chunk 64 (get $plain $service) }}
{{- include "grantway.routeRule" (list $ $service .) }}
{{- end }}
{{- end }}
{{- end }}

{{/* One rule. Arguments: root, name of the service, matches. */}}
{{- define "grantway.routeRule" }}
- matches:
    {{- toYaml (index . 2) | nindent 4 }}
  backendRefs:
    - name: {{ include "grantway.fullname" (list (index . 0) (index . 1)) }}
      port: 80
{{- end }}

{{/* The public routes of the chart's services as JSON, under keys that sort by how specific they are. */}}
{{- define "grantway.routes" -}}
{{- $services := list }}
{{- range include "grantway.services" . | splitList " " }}{{ $services = append $services (kebabcase .) }}{{ end }}
{{- $entries := dict }}
{{- range .Files.Get "files/routes.json" | fromJsonArray }}
{{- if and .public (has .service $services) }}
{{- $segments := without (splitList "/" .path) "" }}
{{- $literals := 0 }}
{{- range $segments }}
{{- if not (hasPrefix "{" .) }}{{ $literals = add1 $literals }}{{ end }}
{{- end }}
{{- $exact := eq .match "exact" }}
{{- $weight := add (mul 1000 (len $segments)) (mul 10 $literals) (ternary 1 0 $exact) }}
{{- $literal := eq (int $literals) (len $segments) }}
{{- $_ := set $entries (printf "%06d %s" $weight .path) (dict "path" .path "service" .service "segments" $segments "exact" $exact "literal" $literal) }}
{{- end }}
{{- end }}
{{- toJson $entries }}
{{- end }}

{{/* How a route is matched. Arguments: the route, all routes with placeholders. */}}
{{- define "grantway.pathKind" -}}
{{- $route := index . 0 }}
{{- $meets := not $route.literal }}
{{- if not $route.exact }}
{{- range index . 1 }}
{{- if and (ne .service $route.service) (eq (include "grantway.overlap" (list $route .)) "true") }}{{ $meets = true }}{{ end }}
{{- end }}
{{- end }}
{{- if $meets }}RegularExpression{{ else if $route.exact }}Exact{{ else }}PathPrefix{{ end }}
{{- end }}

{{/* Rules for routes whose order counts, as few as keep it: a route joins an earlier rule unless it meets one in between. Argument: the routes, most specific first. */}}
{{- define "grantway.orderedRules" -}}
{{- $rules := list }}
{{- range $route := . }}
{{- $home := dict }}
{{- $barred := false }}
{{- range $rule := reverse $rules }}
{{- if and (not $barred) (empty $home) }}
{{- if eq $rule.service $route.service }}
{{- $home = $rule }}
{{- else }}
{{- range $rule.routes }}
{{- if eq (include "grantway.overlap" (list . $route)) "true" }}{{ $barred = true }}{{ end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- if empty $home }}
{{- $home = dict "service" $route.service "routes" list "matches" list }}
{{- $rules = append $rules $home }}
{{- end }}
{{- $_ := set $home "routes" (append $home.routes $route) }}
{{- $_ := set $home "matches" (append $home.matches $route.match) }}
{{- end }}
{{- toJson $rules }}
{{- end }}

{{/* Whether some path is covered by both of two routes. */}}
{{- define "grantway.overlap" -}}
{{- $one := index . 0 }}
{{- $other := index . 1 }}
{{- $overlap := true }}
{{- if or (and $one.exact (gt (len $other.segments) (len $one.segments))) (and $other.exact (gt (len $one.segments) (len $other.segments))) }}
{{- $overlap = false }}
{{- end }}
{{- range $i := until (min (len $one.segments) (len $other.segments) | int) }}
{{- $segment := index $one.segments $i }}
{{- $against := index $other.segments $i }}
{{- if not (or (hasPrefix "{" $segment) (hasPrefix "{" $against) (eq $segment $against)) }}{{ $overlap = false }}{{ end }}
{{- end }}
{{- $overlap }}
{{- end }}

{{/* A route's path as a regular expression over the whole path. */}}
{{- define "grantway.pathExpression" -}}
^
{{- range .segments }}/{{ if hasPrefix "{" . }}[^/]+{{ else }}{{ regexQuoteMeta . }}{{ end }}{{ end }}
{{- ternary "$" "(/.*)?$" .exact }}
{{- end }}
