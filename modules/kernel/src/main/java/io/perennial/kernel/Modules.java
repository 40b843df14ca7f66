package io.perennial.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The modules on the class path, from the lowest to the highest. A module may use the modules before it. Each module declares its name
 * and the module below it in {@code META-INF/perennial/module}, such as {@code accounts above identity}.
 */
public record Modules(List<String> names) {
    private static final String MARK = "META-INF/perennial/module";
    private static final Pattern SAYS = Pattern.compile("([a-z]+)(?: above ([a-z]+))?");

    public static Modules onClassPath() {
        try {
            var marks = new ArrayList<String>();
            for (var mark : Collections.list(Modules.class.getClassLoader().getResources(MARK))) {
                try (var file = mark.openStream()) {
                    marks.add(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
                }
            }
            return of(marks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param marks the declarations in any order; duplicates count once */
    static Modules of(List<String> marks) {
        var above = new HashMap<String, String>();
        for (var mark : marks.stream().distinct().toList()) {
            var said = SAYS.matcher(mark);
            if (!said.matches()) throw new IllegalStateException("No module says \"" + mark + "\"");
            var below = said.group(2) == null ? "" : said.group(2);
            var other = above.put(below, said.group(1));
            if (other != null) throw new IllegalStateException("Both " + other + " and " + said.group(1) + " stand on the same: " + mark);
        }
        return new Modules(upwards(above));
    }

    private static List<String> upwards(Map<String, String> above) {
        var names = new ArrayList<String>();
        for (var next = above.get(""); next != null; next = above.get(next)) names.add(next);
        if (names.size() < above.size()) throw new IllegalStateException("Of " + above + " only " + names + " stand on one another");
        return List.copyOf(names);
    }

    /** Returns the modules above this one, except the application: those that hold tenants' data of their own kind. */
    public List<String> above(String module) {
        return names.subList(names.indexOf(module) + 1, names.size()).stream().filter(name -> !name.equals("app")).toList();
    }
}
