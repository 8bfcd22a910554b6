{{/* The environment of a service: the chart's own variables, then the operator's. Arguments: root, its settings. */}}
{{- define "grantway.env" -}}
{{- $own := include "grantway.ownEnv" . -}}
{{- $own }}
{{- range $variable, $value := (index . 1).env }}
{{- if contains (printf "- name: %s\n" $variable) (printf "%s\n" $own) }}
{{- fail (printf "env: the chart sets %s itself" $variable) }}
{{- end }}
- name: {{ $variable }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "grantway.ownEnv" -}}
{{- $root := index . 0 }}
{{- $service := index . 1 -}}
- name: GRANTWAY_BASE_URL
  value: {{ $root.Values.baseUrl | quote }}
- name: GRANTWAY_SESSION_COOKIE_NAME
  value: {{ ternary "__Host-grantway_session" "grantway_session" (hasPrefix "https://" $root.Values.baseUrl) }}
- name: GRANTWAY_SEAL_DIRECTORY
  value: /etc/grantway/keysets
- name: GRANTWAY_SERVICE_JWKS_URL
  value: {{ include "grantway.internalUrl" (list $root "tokenService") }}/oauth2/jwks
- name: MP_JWT_VERIFY_PUBLICKEY
  {{- include "grantway.fromSecret" (list $root.Values.session.existingSecret $root.Values.session.publicKeyKey) | nindent 2 }}
{{- range $variable, $key := $service.kafka.keys }}
- name: {{ $variable }}
  {{- include "grantway.fromSecret" (list $service.kafka.existingSecret $key) | nindent 2 }}
{{- end }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ $service.database.url | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  {{- include "grantway.fromSecret" (list $service.database.existingSecret $service.database.usernameKey) | nindent 2 }}
- name: QUARKUS_DATASOURCE_PASSWORD
  {{- include "grantway.fromSecret" (list $service.database.existingSecret $service.database.passwordKey) | nindent 2 }}
- name: QUARKUS_FLYWAY_MIGRATE_AT_START
  value: "true"
- name: QUARKUS_HTTP_PORT
  value: "8080"
- name: QUARKUS_MANAGEMENT_PORT
  value: "9000"
# The preStop sleep keeps the pod serving while its address is taken out of the Services; a second delay would only add to it.
- name: QUARKUS_SHUTDOWN_DELAY
  value: 0s
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ $service.shutdown.timeoutSeconds }}s
- name: JAVA_TOOL_OPTIONS
  value: {{ $service.javaOptions | quote }}
{{- include (printf "grantway.env.%s" $service.name) . }}
{{- end }}

{{/* The value of a variable that stands in a Secret. Arguments: name and key of the Secret. */}}
{{- define "grantway.fromSecret" -}}
valueFrom:
  secretKeyRef:
    name: {{ index . 0 }}
    key: {{ index . 1 }}
{{- end }}

{{- define "grantway.env.app-registry" }}
{{- $root := index . 0 }}
{{- $service := index . 1 }}
- name: SMALLRYE_JWT_SIGN_KEY
  {{- include "grantway.fromSecret" (list $root.Values.session.existingSecret $root.Values.session.privateKeyKey) | nindent 2 }}
- name: GRANTWAY_REGISTRY_PLATFORM_FILE
  value: /etc/grantway/platform/platform.yaml
{{- if $service.bootstrap.existingSecret }}
- name: GRANTWAY_REGISTRY_BOOTSTRAP_FILE
  value: /etc/grantway/bootstrap/{{ $service.bootstrap.key }}
{{- end }}
{{- with $service.identityProvider }}
{{- if .issuer }}
- name: GRANTWAY_REGISTRY_OIDC_ENABLED
  value: "true"
- name: GRANTWAY_REGISTRY_OIDC_ISSUER
  value: {{ .issuer | quote }}
- name: GRANTWAY_REGISTRY_OIDC_CLIENT_ID
  value: {{ .clientId | required "appRegistry.identityProvider.clientId is needed with its issuer" | quote }}
- name: GRANTWAY_REGISTRY_OIDC_CLIENT_SECRET_FILE
  value: /etc/grantway/identity-provider/{{ .key }}
{{- end }}
{{- end }}
{{- end }}

{{- define "grantway.env.install-service" }}
{{- $root := index . 0 }}
{{- $client := (index . 1).serviceClient }}
- name: GRANTWAY_INSTALL_TOKEN_SERVICE_URL
  value: {{ include "grantway.internalUrl" (list $root "tokenService") }}
- name: GRANTWAY_INSTALL_DIRECTORY_URL
  value: {{ include "grantway.internalUrl" (list $root "appRegistry") }}
- name: QUARKUS_OIDC_CLIENT_CLIENT_ID
  {{- include "grantway.fromSecret" (list $client.existingSecret $client.idKey) | nindent 2 }}
- name: QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET
  {{- include "grantway.fromSecret" (list $client.existingSecret $client.secretKey) | nindent 2 }}
{{- end }}

{{- define "grantway.env.token-service" }}
{{- $service := index . 1 }}
{{- if $service.signingKey.existingSecret }}
- name: GRANTWAY_TOKEN_SIGNING_KEY_FILE
  value: /etc/grantway/signing-key/{{ $service.signingKey.key }}
{{- end }}
- name: GRANTWAY_TOKEN_SERVICE_CLIENTS_FILE
  value: /etc/grantway/service-clients/{{ $service.serviceClients.key }}
{{- if $service.importKey.existingSecret }}
- name: GRANTWAY_TOKEN_IMPORT_KEY_FILE
  value: /etc/grantway/import-key/{{ $service.importKey.key }}
{{- end }}
- name: GRANTWAY_TOKEN_ACCESS_TOKEN_FORMAT
  value: {{ $service.accessTokenFormat }}
{{- end }}

{{- define "grantway.env.webhook-service" }}
- name: GRANTWAY_WEBHOOK_ALLOW_LOOPBACK
  value: "false"
- name: GRANTWAY_WEBHOOK_LANE_DRAIN
  value: {{ (index . 1).shutdown.drainSeconds }}s
{{- end }}

{{/* The files of a service, as YAML: {name: {secret or configMap, keys}}, each below /etc/grantway/<name>. Arguments: root, its settings. */}}
{{- define "grantway.files" -}}
{{- $service := index . 1 -}}
keysets:
  secret: {{ $service.keysets.existingSecret }}
  keys: {{ include (printf "grantway.keysets.%s" $service.name) . }}
{{- include (printf "grantway.files.%s" $service.name) . }}
{{- end }}

{{- define "grantway.keysets.app-registry" -}}
[secret-verifier.json, app-secrets.json, webhook-secrets-public.json, csrf.json]
{{- end }}
{{- define "grantway.keysets.install-service" -}}
[flow.json, state-hash.json, csrf.json]
{{- end }}
{{- define "grantway.keysets.token-service" -}}
[secret-verifier.json, tokens.json, grants.json, signing-keys.json, csrf.json]
{{- end }}
{{- define "grantway.keysets.webhook-service" -}}
[webhook-secrets.json, webhook-keys.json, delivery-text.json, csrf.json]
{{- end }}

{{- define "grantway.files.app-registry" }}
platform:
  configMap: {{ include "grantway.platformConfigMap" (index . 0) }}
  keys: [platform.yaml]
{{- with (index . 1).bootstrap }}
{{- if .existingSecret }}
bootstrap:
  secret: {{ .existingSecret }}
  keys: [{{ .key }}]
{{- end }}
{{- end }}
{{- with (index . 1).identityProvider }}
{{- if .issuer }}
identity-provider:
  secret: {{ .existingSecret }}
  keys: [{{ .key }}]
{{- end }}
{{- end }}
{{- end }}

{{- define "grantway.files.install-service" }}{{ end }}

{{- define "grantway.files.token-service" }}
{{- with index . 1 }}
{{- if .signingKey.existingSecret }}
signing-key:
  secret: {{ .signingKey.existingSecret }}
  keys: [{{ .signingKey.key }}]
{{- end }}
service-clients:
  secret: {{ .serviceClients.existingSecret }}
  keys: [{{ .serviceClients.key }}]
{{- if .importKey.existingSecret }}
import-key:
  secret: {{ .importKey.existingSecret }}
  keys: [{{ .importKey.key }}]
{{- end }}
{{- end }}
{{- end }}

{{- define "grantway.files.webhook-service" }}{{ end }}
