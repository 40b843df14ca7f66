package io.perennial.app.container;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Tenants;
import jakarta.inject.Inject;
import java.io.File;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs inside the deployed application and works for two tenants. */
@ExtendWith(ArquillianExtension.class)
abstract class InContainer {
    private static final String AT_THE_ROOT =
            "<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.0\"><context-root uri=\"/\"/></web-ext>";

    @Inject Tenants tenants;
    @Inject Superuser superuser;

    UUID northwind;
    UUID contoso;

    /** Returns the built WAR with the classes of this package added. */
    @Deployment
    static WebArchive perennial() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("built.server"), "apps/perennial.war"))
                .addPackage(InContainer.class.getPackage())
                .addAsWebInfResource(new StringAsset(AT_THE_ROOT), "ibm-web-ext.xml");
    }

    @BeforeEach
    void begin() {
        northwind = tenants.named("northwind").orElseThrow().id();
        contoso = tenants.named("contoso").orElseThrow().id();
        superuser.run("truncate leaves.leaf");
    }

    /** Runs the work for a tenant, as a request does. */
    static <R> R as(UUID tenant, Supplier<R> work) {
        return Call.of("test", tenant).run(work::get);
    }
}
