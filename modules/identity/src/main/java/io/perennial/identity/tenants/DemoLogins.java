package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The public demo logins. They are declared in demo mode only. Without it nothing declares them, so logins left from a demo are
 * suspended like others that the files no longer declare.
 */
final class DemoLogins {
    static final String CLIENT = "partner";
    static final String PASSWORD = "perennial-demo";
    static final String SECRET = "perennial-demo-secret";

    /** The members by the name before the @: their role, and their names in English and Chinese. */
    private static final Map<String, Login> MEMBERS = new TreeMap<>(Map.of(
            "admin", new Login("admin", "Ada Admin", "管理员 李娜"),
            "manager", new Login("cs_manager", "Max Manager", "客户成功经理 王强"),
            "lead", new Login("team_lead", "Lena Lead", "客户成功组长 周敏"),
            "csm", new Login("csm", "Cora Success", "客户成功专员 陈静"),
            "supportlead", new Login("support_lead", "Sam Supervisor", "客服主管 吴磊"),
            "agent", new Login("agent", "Alex Agent", "客服 刘洋"),
            "vendor", new Login("vendor_agent", "Vera Vendor", "外包客服 赵敏"),
            "vendorlead", new Login("vendor_lead", "Liga Lead", "外包组长 孙莉")));

    private static final Map<String, Team> TEAMS = new TreeMap<>(Map.of(
            "customer_success", new Team("Customer Success", "客户成功组", "lead", "csm"),
            "management", new Team("Management", "管理层", "admin", "manager")));

    private record Team(String title, String chineseTitle, String lead, String member) {}

    private record Login(String role, String name, String chineseName) {}

    private DemoLogins() {}

    static boolean isMember(String tenant, String email) {
        return email.endsWith("@" + tenant + ".example") && MEMBERS.containsKey(email.substring(0, email.indexOf('@')));
    }

    /** Returns the document with the demo logins added to its members, teams and clients. */
    static ObjectNode in(String tenant, ObjectNode files) {
        var demo = files.deepCopy();
        var chinese = files.path("locale").asText().startsWith("zh");
        MEMBERS.forEach((name, login) -> child(demo, "members").putObject(name + "@" + tenant + ".example")
                .put("name", chinese ? login.chineseName() : login.name())
                .put("demo", true)
                .set("roles", JsonNodeFactory.instance.arrayNode().add(login.role())));
        TEAMS.forEach((name, team) -> child(demo, "teams").putObject(name)
                .put("title", chinese ? team.chineseTitle() : team.title())
                .put("lead", team.lead() + "@" + tenant + ".example")
                .set("members", JsonNodeFactory.instance.arrayNode().add(team.member() + "@" + tenant + ".example")));
        child(demo, "clients").putObject(CLIENT).put("demo", true)
                .set("roles", JsonNodeFactory.instance.arrayNode().add("partner"));
        return demo;
    }

    private static ObjectNode child(ObjectNode parent, String key) {
        return parent.get(key) instanceof ObjectNode there ? there : parent.putObject(key);
    }
}
