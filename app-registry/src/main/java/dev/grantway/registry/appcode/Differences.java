package dev.grantway.registry.appcode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.WholeApp;
import dev.grantway.registry.apps.WholeChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file changes of an app.
 *
 * @param consentVersion the app's of before
 * @param consentVersionChanges whether it comes to require other scopes
 */
public record Differences(int consentVersion, boolean consentVersionChanges, List<Difference> changes) {
    private static final String SUBSCRIPTIONS = "subscriptions";

    public Differences {
        changes = List.copyOf(changes);
    }

    /** What a change changes. */
    public static Differences of(WholeChange change) {
        var found = new ArrayList<Difference>();
        if (!change.isNone()) {
            compare("", comparable(change.before()), comparable(change.after()), found);
        }
        return new Differences(change.consentVersion(), change.changesConsent(), found);
    }

    /** Of an app that is not there yet; its consent version is its first one. */
    static Differences ofNew(WholeApp app) {
        var found = new ArrayList<Difference>();
        comparable(app).properties().stream()
                .filter(member -> !(member.getValue() instanceof ObjectNode object && object.isEmpty()))
                .map(member ->
                        new Difference(Pointer.member("", member.getKey()), NullNode.getInstance(), member.getValue()))
                .forEach(found::add);
        return new Differences(1, false, found);
    }

    /** The parts of the file that differ, in words. */
    public String parts() {
        return changes.stream()
                .map(change -> Pointer.steps(change.path()).getFirst())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether the app is so already. */
    public boolean unchanged() {
        return changes.isEmpty();
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (!(before instanceof ObjectNode one && after instanceof ObjectNode other)) {
            found.add(new Difference(path, before, after));
            return;
        }
        var names = new LinkedHashSet<String>();
        other.fieldNames().forEachRemaining(names::add);
        one.fieldNames().forEachRemaining(names::add); // what goes away comes last
        for (String name : names) {
            compare(Pointer.member(path, name), valueOf(one, name), valueOf(other, name), found);
        }
    }

    private static JsonNode valueOf(ObjectNode object, String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    /** The file with its subscriptions by what they are about, since their order says nothing. */
    private static ObjectNode comparable(WholeApp app) {
        var file = DefinitionWriter.tree(app);
        file.remove(SUBSCRIPTIONS);
        var subscriptions = file.putObject(SUBSCRIPTIONS);
        app.subscriptions().forEach(each -> subscriptions.set(nameOf(each), DefinitionWriter.subscription(each)));
        return file;
    }

    private static String nameOf(SubscriptionDraft draft) {
        return draft.propertyName() == null ? draft.eventType() : draft.eventType() + ":" + draft.propertyName();
    }
}
