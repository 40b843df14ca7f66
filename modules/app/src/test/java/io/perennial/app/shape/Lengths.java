package io.perennial.app.shape;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The maximum numbers of lines of a file and of a method. */
record Lengths(int file, int method) {
    /** @param sources the sources by file name */
    List<String> complaints(Map<String, String> sources) {
        var found = new ArrayList<String>();
        sources.forEach((name, source) -> {
            var lines = source.lines().count();
            if (lines > file) found.add("%s has %d lines, more than %d".formatted(name, lines, file));
        });
        var files = sources.entrySet().stream().map(source -> new Source(source.getKey(), source.getValue())).toList();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, _ -> {}, List.of(), null, files);
        try {
            var places = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) new Methods(unit, places, found).scan(unit, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions places;
        private final List<String> found;

        Methods(CompilationUnitTree unit, SourcePositions places, List<String> found) {
            this.unit = unit;
            this.places = places;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            var start = places.getStartPosition(unit, tree);
            var end = places.getEndPosition(unit, tree);
            if (tree.getBody() != null && start >= 0 && end >= 0) {
                var lines = unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
                if (lines > method) found.add("%s: %s has %d lines, more than %d".formatted(unit.getSourceFile().getName().substring(1),
                        tree.getName(), lines, method));
            }
            return super.visitMethod(tree, nothing);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignored) {
            return text;
        }
    }
}
