{{/* The services, as values.yaml spells them. */}}
{{- define "grantway.services" -}}
appRegistry installService tokenService webhookService
{{- end }}

{{- define "grantway.prefix" -}}
{{- .Values.namePrefix | default .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{/* The name of a service's objects. Arguments: root, service as values.yaml spells it. */}}
{{- define "grantway.fullname" -}}
{{- printf "%s-%s" (include "grantway.prefix" (index . 0)) (kebabcase (index . 1)) -}}
{{- end }}

{{/* The base URL of a service inside the cluster. Arguments: as above. */}}
{{- define "grantway.internalUrl" -}}
{{- printf "http://%s" (include "grantway.fullname" .) -}}
{{- end }}

{{/* A service's settings over the defaults, as YAML. Arguments: as above. */}}
{{- define "grantway.service" -}}
{{- $root := index . 0 }}
{{- $key := index . 1 }}
{{- $service := mergeOverwrite (deepCopy $root.Values.defaults) (deepCopy (index $root.Values $key)) }}
{{- $_ := set $service "name" (kebabcase $key) }}
{{- $_ := set $service "fullname" (include "grantway.fullname" .) }}
{{- toYaml $service }}
{{- end }}

{{/* The labels that never change: a Deployment's selector cannot. Arguments: root, name of the service. */}}
{{- define "grantway.selector" -}}
app.kubernetes.io/name: grantway
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{/* All labels. Arguments: as above. */}}
{{- define "grantway.labels" -}}
{{- $root := index . 0 }}
{{- include "grantway.selector" . }}
app.kubernetes.io/version: {{ $root.Values.image.tag | default $root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: grantway
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "grantway.platformConfigMap" -}}
{{- .Values.platform.existingConfigMap | default (printf "%s-platform" (include "grantway.prefix" .)) -}}
{{- end }}
