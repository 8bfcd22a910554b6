package dev.grantway.deploy;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a service is told by its Deployment.
 *
 * @param plain variables with their values
 * @param secret variables with where their values stand
 * @param files the names of files, with where they come from
 */
record Settings(Map<String, String> plain, Map<String, Reference> secret, Map<String, Reference> files) {
    /** A key of an object that is not the chart's own, or of its ConfigMap. */
    record Reference(String kind, String name, String key) {}

    static Settings of(Deployment deployment) {
        var settings = new Settings(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        var container = Manifests.container(deployment);
        container.getEnv().forEach(settings::add);
        var folders = new TreeMap<String, String>();
        container.getVolumeMounts().forEach(mount -> folders.put(mount.getName(), mount.getMountPath()));
        for (var volume : Manifests.pod(deployment).getVolumes()) {
            var folder = folders.remove(volume.getName());
            if (folder == null) {
                throw new IllegalArgumentException("not mounted: " + volume.getName());
            }
            settings.add(folder, volume);
        }
        if (!folders.isEmpty()) {
            throw new IllegalArgumentException("no such volumes: " + folders.keySet());
        }
        return settings;
    }

    /** All keys of Secrets and ConfigMaps that it takes something from. */
    Set<Reference> references() {
        var references = new HashSet<>(secret.values());
        references.addAll(files.values());
        return references;
    }

    private void add(EnvVar variable) {
        if (plain.containsKey(variable.getName()) || secret.containsKey(variable.getName())) {
            throw new IllegalArgumentException("twice: " + variable.getName());
        }
        if (variable.getValueFrom() == null) {
            plain.put(variable.getName(), variable.getValue());
            return;
        }
        var key = variable.getValueFrom().getSecretKeyRef();
        secret.put(variable.getName(), new Reference("Secret", key.getName(), key.getKey()));
    }

    private void add(String folder, Volume volume) {
        if (volume.getSecret() != null) {
            add(
                    folder,
                    "Secret",
                    volume.getSecret().getSecretName(),
                    volume.getSecret().getItems());
        } else if (volume.getConfigMap() != null) {
            add(
                    folder,
                    "ConfigMap",
                    volume.getConfigMap().getName(),
                    volume.getConfigMap().getItems());
        }
    }

    private void add(String folder, String kind, String name, List<KeyToPath> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("does not say which keys it needs: " + kind + " " + name);
        }
        items.forEach(item -> files.put(folder + "/" + item.getPath(), new Reference(kind, name, item.getKey())));
    }
}
