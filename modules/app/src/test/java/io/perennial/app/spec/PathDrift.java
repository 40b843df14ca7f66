package io.perennial.app.spec;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds differences between resources and specification: operations, parameters, content types, permissions. */
final class PathDrift {
    private static final String JSON = "application/json";
    private static final Set<String> CONDITIONS = Set.of("If-Match", "If-None-Match");

    private final ApiDocument document;
    private final List<String> found = new ArrayList<>();

    PathDrift(ApiDocument document) {
        this.document = document;
    }

    /** Returns a sentence for each difference between a resource's method and its operation. */
    List<String> complaints(Collection<Class<?>> resources) {
        resources.stream().flatMap(ResourceMethod::of).forEach(method -> operation(method)
                .ifPresentOrElse(
                        operation -> compare(method, operation), () -> found.add(method + " is not specified")));
        return List.copyOf(found);
    }

    /** Returns the operations without a resource. */
    List<String> withoutMethod(Collection<Class<?>> resources) {
        var answered = resources.stream()
                .flatMap(ResourceMethod::of)
                .map(method -> method.verb() + " " + method.path())
                .toList();
        return document.operations().stream()
                .map(o -> o.method() + " " + o.path())
                .filter(operation -> !answered.contains(operation))
                .toList();
    }

    private Optional<ApiOperation> operation(ResourceMethod method) {
        return document.operations().stream()
                .filter(o -> o.method().equals(method.verb()) && o.path().equals(method.path()))
                .findFirst();
    }

    private void compare(ResourceMethod method, ApiOperation operation) {
        pathParameters(method, operation);
        queryParameters(method, operation);
        conditions(method, operation);
        if (!method.permission().equals(operation.permission())) {
            found.add(method + " asks for " + method.permission().orElse("no permission") + ", specified is "
                    + operation.permission().orElse("none"));
        }
        if (method.open() != operation.open())
            found.add(method
                    + (method.open()
                            ? " needs no token, but is specified to"
                            : " needs a token, but is specified without"));
        consumes(method, operation);
    }

    private void pathParameters(ResourceMethod method, ApiOperation operation) {
        var unknown = new TreeSet<>(method.pathParameters());
        unknown.removeAll(operation.pathParameters());
        if (!unknown.isEmpty()) found.add(method + " takes from the path what is not in it: " + unknown);
    }

    /** Compares the parameters. A method that declares none may read the whole query; one that declares some must declare all. */
    private void queryParameters(ResourceMethod method, ApiOperation operation) {
        var taken = method.queryParameters();
        var specified = Set.copyOf(operation.queryParameters());
        taken.stream()
                .filter(name -> !specified.contains(name))
                .forEach(name -> found.add(method + " takes ?" + name + ", which is not specified"));
        if (!taken.isEmpty()) {
            specified.stream()
                    .sorted()
                    .filter(name -> !taken.contains(name))
                    .forEach(name -> found.add(method + " does not take ?" + name + ", which is specified"));
        }
    }

    /** Compares the conditions of a change. A condition that is specified but not taken would be ignored. */
    private void conditions(ResourceMethod method, ApiOperation operation) {
        var taken = method.headers();
        operation.parameters().stream()
                .map(parameter -> parameter.path("name").asText())
                .filter(name -> CONDITIONS.contains(name) && !taken.contains(name))
                .forEach(name -> found.add(method + " does not take " + name + ", which is specified"));
    }

    /** Compares the content types. A method without a declaration takes JSON. */
    private void consumes(ResourceMethod method, ApiOperation operation) {
        if (operation.consumes().isEmpty()) return;
        var taken = method.consumes().isEmpty() ? List.of(JSON) : method.consumes();
        if (!taken.equals(operation.consumes()))
            found.add(method + " takes " + taken + ", specified is " + operation.consumes());
    }
}
