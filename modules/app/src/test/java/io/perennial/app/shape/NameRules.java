package io.perennial.app.shape;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import io.perennial.kernel.Modules;
import io.perennial.platform.sql.Tenants;
import java.util.List;

/** Rules for names: they are words of the field. */
final class NameRules {
    private static final String HOLLOW = ".*(Impl|Manager|Helper|Utils?|Processor|Handler|Service|D[Tt][Oo]|Mapper)";
    private static final String TENANT = ".*[Tt][Ee][Nn][Aa][Nn][Tt].*";

    /** The modules above the one that knows the tenants. */
    private static final List<String> BUSINESS = Modules.onClassPath().above("identity");

    static final List<ShapeRule> ALL = List.of(
            new ShapeRule(
                    "no type has a hollow name",
                    classes().should().haveNameNotMatching(HOLLOW),
                    "CustomerManager"),
            new ShapeRule(
                    "no type of a business module is called after tenants",
                    root -> classes()
                            .that()
                            .resideInAnyPackage(business(root))
                            .should()
                            .haveNameNotMatching(TENANT),
                    "TenantCustomer"),
            new ShapeRule(
                    "no field or method of a business module is called after tenants",
                    root -> members()
                            .that()
                            .areDeclaredInClassesThat()
                            .resideInAnyPackage(business(root))
                            .and(not(aJobsOwn()))
                            .should()
                            .haveNameNotMatching(TENANT),
                    "currentTenantId"));

    private NameRules() {}

    private static String[] business(String root) {
        return BUSINESS.stream().map(module -> root + "." + module + "..").toArray(String[]::new);
    }

    /** Matches the fields through which jobs choose their tenants, because jobs begin outside any request. */
    private static DescribedPredicate<JavaMember> aJobsOwn() {
        return describe("are a job's own", member -> member instanceof JavaField field && field.getRawType().isEquivalentTo(Tenants.class));
    }
}
