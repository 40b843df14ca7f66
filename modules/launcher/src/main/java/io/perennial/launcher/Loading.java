package io.perennial.launcher;

import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.launcher.demo.Api;
import io.perennial.launcher.demo.DemoLoader;
import io.perennial.launcher.exports.ExportsLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;

/** {@code load}: loads a folder of a tenant's exports into a running Perennial. */
record Loading(URI url, String tenant, Path folder, Path tenants, String clientId, String secret) {

    static Loading of(Settings settings) {
        var tenant = settings.get(Setting.TENANT);
        return new Loading(
                URI.create(settings.get(Setting.URL).replaceFirst("/+$", "") + "/api/v1"),
                tenant,
                Path.of(settings.get(Setting.FOLDER)),
                Path.of(settings.get(Setting.TENANTS)),
                settings.find(Setting.CLIENT_ID).orElse(DemoLoader.clientId(tenant)),
                settings.find(Setting.CLIENT_SECRET).orElse(DemoLoader.SECRET));
    }

    void run() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var imports = TenantFiles.read(tenants).imports(tenant);
            if (imports.isEmpty()) throw new CannotStart("The tenant %s has no imports.yaml in %s.".formatted(tenant, tenants));
            new ExportsLoader(new Api(http, url, clientId, secret, Clock.systemUTC()), System.out::println).load(folder, imports);
        } catch (FilesRefused e) {
            throw new CannotStart("The tenant files in %s cannot be read: %s".formatted(tenants, e.getMessage()), e);
        }
    }
}
