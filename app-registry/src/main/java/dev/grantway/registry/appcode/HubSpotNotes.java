package dev.grantway.registry.appcode;

import java.util.ArrayList;
import java.util.List;

/** Gathers what of HubSpot's files has no place in ours; a hundred at most. */
final class HubSpotNotes {
    private static final int MOST = 100;
    private static final int LONGEST = 200;

    private final List<HubSpotNote> all = new ArrayList<>();

    void add(Section section, String name, String message) {
        if (all.size() < MOST) {
            String field = Pointer.member(section.pointer(), name);
            all.add(new HubSpotNote(shortened(field), message));
        }
    }

    /** Notes each member that is none of these; HubSpot may add some at any time. */
    void others(Section section, List<String> known) {
        section.others(known).stream()
                .filter(name -> section.find(name).isPresent())
                .forEach(name -> add(section, name, "This has no place here and was left out."));
    }

    List<HubSpotNote> all() {
        return List.copyOf(all);
    }

    private static String shortened(String field) {
        return field.length() > LONGEST ? field.substring(0, LONGEST) + "…" : field;
    }
}
