package io.perennial.platform.requests;

import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.spec.BodyBounds;

/**
 * Counts what a JSON body would become, in one pass over its bytes and without memory, before a tree of it can fill the memory. An empty
 * object or list counts as two nodes; otherwise the counts are exact for JSON. For anything else the parser refuses the body.
 *
 * @param nodes objects, arrays and scalar values
 */
record BodyShape(int nodes, int depth) {
    /** Refuses a body with more nodes or levels than the bounds. */
    static BodyShape check(byte[] body, BodyBounds bounds) {
        var shape = of(body);
        if (shape.nodes() > bounds.nodes())
            throw RequestRefusal.TOO_LARGE.because(Wording.of("The body must have at most {max} values.").with("max", bounds.nodes()));
        if (shape.depth() > bounds.depth())
            throw RequestRefusal.MALFORMED_JSON
                    .because(Wording.of("The body must be nested at most {max} levels deep.").with("max", bounds.depth()));
        return shape;
    }

    static BodyShape of(byte[] body) {
        int nodes = 1;
        int depth = 0;
        int deepest = 0;
        for (int at = 0; at < body.length; at++) {
            switch (body[at]) {
                case '"' -> at = endOfText(body, at);
                case ',' -> nodes++;
                case '[', '{' -> {
                    nodes++;
                    deepest = Math.max(deepest, ++depth);
                }
                case ']', '}' -> depth--;
                default -> {
                    // A scalar value; the comma or bracket before it has counted it.
                }
            }
        }
        return new BodyShape(nodes, deepest);
    }

    /** Returns the place of the quote that ends a text, or the end of the body. */
    private static int endOfText(byte[] body, int begin) {
        int at = begin + 1;
        while (at < body.length && body[at] != '"') at += body[at] == '\\' ? 2 : 1;
        return at;
    }
}
