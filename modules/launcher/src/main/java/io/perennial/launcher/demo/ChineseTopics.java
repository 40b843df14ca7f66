package io.perennial.launcher.demo;

import java.util.List;

/** Lists the requests of customers in China. */
final class ChineseTopics {
    static final List<Topic> ALL = List.of(
            new Topic("订单导出报错", "incident", "reports/export", "从今天早上开始，导出订单几秒后就报错“文件意外结束”。", "谢谢反馈，用贵公司的数据可以重现，正在查原因。",
                    "备注中的换行被当成行尾", "带换行的备注现在可以正常导出，请再试一次。"),
            new Topic("新同事无法单点登录", "incident", "access/sign_on", "周一入职的三位同事都登录不了，提示“没有此账号”。", "企业微信传来的账号带有大写字母，我在检查我们这边的处理。",
                    "比较账号时区分了大小写", "现在不再区分大小写，三位同事都能登录了。"),
            new Topic("发票抬头需要更改", "request", "billing/invoices", "公司四月更名，上个月的发票还是旧抬头，能否重开？", "可以。请提供新的抬头和税号。",
                    "合同中的抬头没有更新", "新发票已经发到您的邮箱，以后都用新抬头。"),
            new Topic("如何增加第二个工厂？", "question", "set_up/sites", "六月新工厂投产，需要另签合同，还是可以自己添加？", "可以在“设置—工厂”里自己添加。第一次需要我陪您一起操作吗？",
                    "没有找到页面", "第二个工厂已经建好，两边的计划员可以互相看到任务。"),
            new Topic("车间看板不显示数据", "incident", "board/data", "8:40 以后看板是空的，旁边的列表正常。", "我们也看到了，按紧急处理。数据没有丢失，只是不显示。", "看板服务器的证书过期",
                    "看板已恢复，证书以后自动更新。"),
            new Topic("周一早上报表很慢", "incident", "reports/speed", "每周一 8 点到 9 点，打开周报要一分多钟。", "谢谢提供时间，正在与我们的记录对照。", "所有周报在同一分钟计算",
                    "周报改为夜间计算，现在打开很快。"),
            new Topic("请删除离职员工的信息", "request", "privacy/deletion", "刘先生三月离职，要求删除个人信息，需要我们提供什么？", "只需要贵公司负责人的书面申请，附件是模板。", "个人要求删除",
                    "信息已经删除，确认书见附件。"),
            new Topic("昨晚接口没有运行", "incident", "interfaces/orders", "昨晚 ERP 没有收到订单，现在只能手工排产。", "我已手动启动，半小时内补齐昨晚的订单，然后查原因。", "接口账号的密码被修改",
                    "接口恢复每晚运行，以后没有运行会通知您。"),
            new Topic("一直没有人回电话", "complaint", "service/reachability", "这已经是第三次问了，两周没有回音，和当初承诺的不一样。", "您说得对，非常抱歉。从现在起由我负责，今天下午三点给您回电。",
                    "工单在没有人处理的队列里", "约定每周五通话，直到三个问题都解决。"),
            new Topic("可以对接企业微信吗？", "question", "interfaces/chat", "希望通知直接发到企业微信，不用邮件。", "计划秋季上线，可以先把您列入试用名单。", "功能还没有",
                    "已列入试用名单，可以试用时会通知您。"));
    static final List<String> NUDGES = List.of("有进展吗？每天耽误我们一个小时。", "还在等，请至少告诉我们什么时候能好。", "领导每天早上都问我这件事。");
    static final List<String> NOTES = List.of("与上个月原因相同，二线知道。", "已打电话，下午两点前没有人。", "几周后续约，请优先处理。", "对方管理员离职了，每一步都要解释。");
    static final List<String> AGENTS = List.of("陈思远", "林佳", "周文博");

    private ChineseTopics() {}
}
