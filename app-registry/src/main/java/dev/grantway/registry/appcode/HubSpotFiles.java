package dev.grantway.registry.appcode;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.WholeApp;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the files of a HubSpot project into one of ours: {@code app-hsmeta.json} and {@code webhooks-hsmeta.json}. */
@Singleton
public class HubSpotFiles {
    private static final String APP = "app";
    private static final String WEBHOOKS = "webhooks";
    private static final List<String> BOTH = List.of(APP, WEBHOOKS);

    private final PlatformCatalogue catalogue;
    private final AppCode code;

    HubSpotFiles(PlatformCatalogue catalogue, AppCode code) {
        this.catalogue = catalogue;
        this.code = code;
    }

    /**
     * Lays what they say over an app: what they know nothing of stays.
     *
     * @param app empty for a new one
     * @param both a JSON object with the files as members {@code app} and {@code webhooks}, either of which may be absent
     */
    HubSpotOutcome convert(Optional<AppDetails> app, byte[] both) {
        var findings = new Findings();
        return FileParser.parse(both, FileFormat.JSON, findings)
                .filter(_ -> findings.none())
                .map(root -> convert(app, root, findings))
                .orElseGet(() -> new HubSpotOutcome.Refused(findings.all()));
    }

    /**
     * The same.
     *
     * @param appText the text of {@code app-hsmeta.json}; blank when there is none
     * @param webhooksText the text of {@code webhooks-hsmeta.json}; blank when there is none
     */
    public HubSpotOutcome convert(Optional<AppDetails> app, String appText, String webhooksText) {
        var findings = new Findings();
        var files = new LinkedHashMap<String, FileNode.Member>();
        parse(appText, APP, findings).ifPresent(file -> files.put(APP, file));
        parse(webhooksText, WEBHOOKS, findings).ifPresent(file -> files.put(WEBHOOKS, file));
        return findings.none()
                ? convert(app, new FileNode.Members(FilePlace.START, files), findings)
                : new HubSpotOutcome.Refused(findings.all());
    }

    private static Optional<FileNode.Member> parse(String text, String name, Findings findings) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        var own = new Findings();
        var node = FileParser.parse(text.getBytes(StandardCharsets.UTF_8), FileFormat.JSON, own);
        own.all()
                .forEach(found -> findings.add(
                        "/" + name + found.field(), found.message(), new FilePlace(found.line(), found.column())));
        return node.map(file -> new FileNode.Member(file.place(), file));
    }

    private HubSpotOutcome convert(Optional<AppDetails> app, FileNode root, Findings findings) {
        var files = Section.of(root, "", findings, BOTH);
        var notes = new HubSpotNotes();
        var before = app.map(WholeApp::of).orElse(WholeApp.NOTHING);
        var described = files.find(APP)
                .flatMap(_ -> config(files, APP, notes))
                .map(config -> new HubSpotAppFile(config, notes).over(before))
                .orElse(before);
        var whole = files.find(WEBHOOKS)
                .flatMap(_ -> config(files, WEBHOOKS, notes))
                .map(config -> new HubSpotWebhooksFile(config, catalogue, notes).over(described))
                .orElse(described);
        if (files.find(APP).isEmpty() && files.find(WEBHOOKS).isEmpty()) {
            findings.add(
                    "", "Send app-hsmeta.json as “app”, webhooks-hsmeta.json as “webhooks”, or both.", root.place());
        }
        return findings.none()
                ? new HubSpotOutcome.Converted(text(whole, notes.all()), DefinitionWriter.tree(whole), notes.all())
                : new HubSpotOutcome.Refused(findings.all());
    }

    /** What a file says, if it is of its type. */
    private static Optional<Section> config(Section files, String type, HubSpotNotes notes) {
        var file = files.section(type);
        notes.others(file, List.of("uid", "type", "config"));
        if (!file.text("type").equals(type)) {
            file.add("type", "The file's “type” is not “" + type + "”.");
        } else if (file.find("config").isEmpty()) {
            file.add("config", "The file has no “config”, which projects have since platform version 2025.2.");
        }
        return file.find("config").map(_ -> file.section("config"));
    }

    private String text(WholeApp app, List<HubSpotNote> notes) {
        return notes.stream()
                        .map(note -> "# " + note.field() + ": " + note.message())
                        .map(line -> line.replaceAll("\\R|\\p{Cntrl}", " ") + "\n") // or a name would be YAML
                        .collect(Collectors.joining())
                + code.write(app, FileFormat.YAML);
    }
}
