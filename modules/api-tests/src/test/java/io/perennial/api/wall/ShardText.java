package io.perennial.api.wall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds in the text of a statement what a distributed database (Citus) refuses, or carries out on one node with the rows of a shard. No such
 * database is needed for that. Each rule was seen there. A statement that only reads is sent to its shard as it is.
 */
final class ShardText {
    /** Matches what is no code: texts, comments and quoted names. */
    private static final Pattern QUIET = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|(?s:/\\*.*?\\*/)|\"[^\"]*\"");

    private static final Pattern WRITES = Pattern.compile("\\b(?:insert into|update|delete from|merge into) (?:only )?[a-z_]\\w*\\.");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");
    private static final String QUERY = "\u0001";
    private static final String ROW = "\u0002";
    private static final Pattern ROW_IN_QUERY = Pattern.compile(ROW + " ?(?:not )?in ?" + QUERY);
    private static final Pattern CASE_OF = Pattern.compile("\\bcase (?!when\\b)");
    private static final Pattern WITH_BEFORE_INSERT = Pattern.compile("^ ?with\\b.*\\binsert into\\b");
    private static final Pattern LATER = Pattern.compile("[+-] ?(?:interval\\b|make_interval\\b|\\$\\d+::interval\\b)");
    private static final Pattern LATER_IN_ZONE = Pattern.compile("at time zone '' ?" + LATER.pattern());
    private static final Pattern VOLATILE =
            Pattern.compile("\\b(?:gen_random_uuid|uuidv4|uuidv7|random|clock_timestamp|nextval|set_config) ?\\(");

    private ShardText() {}

    static List<String> complaints(String statement) {
        var plain = QUIET.matcher(statement.toLowerCase(Locale.ROOT)).replaceAll(quiet -> quiet.group().startsWith("'") ? "''" : " ")
                .replaceAll("\\s+", " ");
        var found = new ArrayList<String>();
        if (WRITES.matcher(plain).find()) written(plain, found);
        else if (plain.contains("set_config")) found.add("sets something where only a statement reaches all nodes: write set local");
        return found;
    }

    private static void written(String plain, List<String> found) {
        if (CASE_OF.matcher(plain).find()) found.add("has case x when …: write case when x = …");
        if (VOLATILE.matcher(plain).find()) found.add("calls a volatile function while it writes");
        if (plain.contains("do update") && LATER.matcher(LATER_IN_ZONE.matcher(updates(plain)).replaceAll("")).find())
            found.add("adds an interval to an instant in do update: write (x at time zone 'UTC' + …) at time zone 'UTC'");
        var rest = plain;
        for (var inner = INNERMOST.matcher(rest); inner.find(); inner = INNERMOST.matcher(rest)) {
            if (ROW_IN_QUERY.matcher(inner.group()).find()) found.add(ROWS);
            rest = rest.substring(0, inner.start()) + folded(inner.group()) + rest.substring(inner.end());
        }
        if (ROW_IN_QUERY.matcher(rest).find()) found.add(ROWS);
        if (WITH_BEFORE_INSERT.matcher(rest).find()) found.add("has with before insert: write it inside, before select");
    }

    private static final String ROWS =
            "looks for a row in a query, (a, b) in (select …): join the query with using or from, or write exists";

    private static String folded(String inner) {
        if (inner.startsWith("(select ") || inner.startsWith("( select ") || inner.startsWith("(with ")) return QUERY;
        return inner.contains(",") ? ROW : "_";
    }

    /** Returns what follows each {@code do update}, until the bracket around it closes. */
    private static String updates(String plain) {
        var updates = new StringBuilder();
        for (int at = plain.indexOf("do update"); at >= 0; at = plain.indexOf("do update", at + 1)) {
            int depth = 0;
            for (int end = at; end < plain.length() && depth >= 0; end++) {
                if (plain.charAt(end) == '(') depth++;
                else if (plain.charAt(end) == ')') depth--;
                updates.append(plain.charAt(end));
            }
        }
        return updates.toString();
    }
}
