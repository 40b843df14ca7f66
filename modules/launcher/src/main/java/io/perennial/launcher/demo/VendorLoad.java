package io.perennial.launcher.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads the outsourced vendor of one company: a lead, two agents, and a grant of the first queue without contact details. */
final class VendorLoad {
    private final Company company;
    private final Map<String, String> members;
    private final Api admin;

    /** @param members the ids of the members, by their addresses */
    VendorLoad(Company company, Api api, Map<String, String> members) {
        this.company = company;
        this.members = members;
        this.admin = api.as(new Body.Login(company.name(), address("admin"), "perennial-demo"));
    }

    private String address(String name) {
        return name + "@" + company.name() + ".example";
    }

    /** Does nothing if there is a vendor already. */
    void run(String queueId) throws IOException, InterruptedException {
        boolean chinese = company.name().equals("contoso");
        var name = chinese ? "海桥客服" : "Baltic Support";
        for (var vendor : admin.get("/vendors?limit=200").path("items")) if (vendor.path("name").asText().equals(name)) return;
        var path = "/vendors/" + admin.post("/vendors", new Body.Vendor(
                name, chinese ? "Asia/Shanghai" : "Europe/Riga", List.of(chinese ? "zh-CN" : "en"))).path("id").asText();
        place(path, members.get(address("vendor")));
        place(path, members.get(address("vendorlead")));
        place(path, invited("vendor2", chinese ? "外包客服 钱进" : "Otto Outside", "vendor_agent"));
        admin.post(path + "/grants", new Body.Granted(
                List.of(queueId), List.of("reply", "note", "solve", "assign_within", "hand_back"),
                List.of("person_names", "free_text", "attachments")));
    }

    private void place(String vendor, @Nullable String member) throws IOException, InterruptedException {
        if (member != null) admin.put(vendor + "/members/" + member, new Body.Nothing());
    }

    private String invited(String name, String title, String role) throws IOException, InterruptedException {
        var known = members.get(address(name));
        return known != null ? known : admin.post("/members", new Body.Invited(address(name), title, List.of(role))).path("id").asText();
    }
}
