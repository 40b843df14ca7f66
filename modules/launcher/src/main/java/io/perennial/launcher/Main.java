package io.perennial.launcher;

import io.perennial.launcher.demo.Practice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

/**
 * {@code run [--until-parent-ends] [--settings=file]}, {@code train [--until-parent-ends]}, {@code load [--settings=file]},
 * {@code migrate} or {@code tenants …}; settings are {@code perennial.*} system properties or {@code PERENNIAL_*} variables.
 */
public final class Main {
    static final int FAILED = 1;

    private static final String SETTINGS = "--settings=";

    private Main() {}

    public static void main(String[] arguments) {
        var closing = new Closing(System.out);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(closing::close));
        try {
            quietLibraries();
            dispatch(List.of(arguments), closing);
        } catch (CannotStart e) {
            fail(e.sentence(), closing);
        } catch (Exception e) {
            e.printStackTrace();
            fail(e.toString(), closing);
        }
    }

    private static void dispatch(List<String> arguments, Closing closing) throws Exception {
        var settings = settings(arguments);
        switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "run" -> run(Configuration.of(settings), arguments.contains("--until-parent-ends"), closing);
            case "train" -> train(Configuration.of(settings), arguments.contains("--until-parent-ends"), closing);
            case "load" -> load(settings);
            case "migrate" -> migrate(Database.of(settings), RolePasswords.of(settings));
            case "tenants" -> tenants(settings, arguments.stream().skip(1).filter(word -> !word.startsWith(SETTINGS)).toList());
            case String other ->
                throw new CannotStart("Unknown command \"%s\". The commands are run, train, load, migrate and tenants.".formatted(other));
        }
    }

    private static void run(Configuration configuration, boolean untilParentEnds, Closing closing) throws Exception {
        var run = new Run(configuration, closing);
        if (untilParentEnds) {
            ParentWatch.start(() -> run.end("The process that started Perennial has died, so Perennial stops."));
        }
        run.start();
        Thread.currentThread().join();
    }

    /** Ends with {@code exit}; then the shutdown hook above closes everything that was opened. */
    private static void train(Configuration configuration, boolean untilParentEnds, Closing closing) throws Exception {
        if (untilParentEnds) {
            ParentWatch.start(() -> System.exit(FAILED));
        }
        new Training(configuration, closing).run(Practice::with);
        System.exit(0);
    }

    /** Loads as a client of a Perennial that runs elsewhere; starts nothing. */
    private static void load(Settings settings) throws InterruptedException {
        try {
            Loading.of(settings).run();
        } catch (IOException e) {
            System.err.println("Not all files are loaded. " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void migrate(Database admin, RolePasswords passwords) throws IOException {
        new Preparation(admin, passwords).apply();
        System.out.println("The database " + admin.url() + " is ready for this release.");
    }

    /** Runs the words of the command line, or without words the command from the settings. */
    private static void tenants(Settings settings, List<String> words) throws IOException {
        try {
            System.exit(Tenants.of(settings).run(words.isEmpty() ? Tenants.command(settings) : words));
        } catch (CannotStart e) {
            System.err.println("Nothing was applied. " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static Settings settings(List<String> arguments) throws IOException {
        var file = arguments.stream().filter(argument -> argument.startsWith(SETTINGS)).findFirst()
                .map(argument -> Path.of(argument.substring(SETTINGS.length())));
        return Settings.of(Settings.properties(System.getProperties(), file), System.getenv());
    }

    private static void quietLibraries() throws IOException {
        try (var levels = Main.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(levels);
        }
    }

    private static void fail(String sentence, Closing closing) {
        if (!closing.isClosed()) {
            System.err.println("Perennial does not start. " + sentence);
        }
        System.exit(FAILED);
    }
}
