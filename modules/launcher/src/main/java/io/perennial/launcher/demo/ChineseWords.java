package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Names and sentences of customers all over China. */
final class ChineseWords implements Words {
    private static final Home HOME = new Home("CN", "Asia/Shanghai", "zh-Hans-CN", "CNY");
    private static final List<String> CITIES = List.of(
            "北京", "上海", "深圳", "广州", "杭州", "成都", "苏州", "武汉", "南京", "西安", "青岛", "厦门", "宁波", "长沙", "重庆");
    private static final List<String> FIRST = List.of(
            "瑞丰", "华腾", "明达", "恒信", "远景", "博雅", "金桥", "海纳", "新程", "卓越", "安泰", "云帆", "鼎盛", "百川", "启航", "同心", "嘉禾", "蓝海", "天工", "众合");
    private static final List<String> SECOND = List.of("物流", "食品", "医疗", "电子", "化工", "教育科技", "机械", "新能源", "贸易", "信息技术", "纺织", "建材");
    private static final List<String> FAMILY = List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "欧阳", "诸葛");
    private static final List<String> GIVEN = List.of("伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "杰", "婷婷", "建国", "雪梅", "志强", "晓明", "子涵");

    @Override
    public Home home(Dice dice) {
        return HOME;
    }

    @Override
    public String customer(Dice dice, int number) {
        return CITIES.get(number % CITIES.size()) + FIRST.get((number / CITIES.size()) % FIRST.size()) + dice.pick(SECOND) + "有限公司";
    }

    @Override
    public String person(Dice dice) {
        return dice.pick(FAMILY) + dice.pick(GIVEN);
    }

    @Override
    public String phone(Home home, Dice dice) {
        return "+86 1%d %04d %04d".formatted(dice.between(30, 99), dice.between(0, 10_000), dice.between(0, 10_000));
    }

    @Override
    public List<String> industries() {
        return List.of("物流运输", "制造业", "零售", "金融", "医疗健康", "软件和信息服务", "能源", "教育");
    }

    @Override
    public List<String> products() {
        return List.of("康拓索标准版", "康拓索数据分析", "康拓索集成平台");
    }

    @Override
    public String setUp() {
        return "实施与培训";
    }

    @Override
    public List<String> tags() {
        return List.of("重点客户", "标杆案例", "多工厂", "私有部署", "国企", "渠道");
    }

    @Override
    public List<Topic> topics() {
        return ChineseTopics.ALL;
    }

    @Override
    public List<String> nudges() {
        return ChineseTopics.NUDGES;
    }

    @Override
    public List<String> internal() {
        return ChineseTopics.NOTES;
    }

    @Override
    public List<String> agents() {
        return ChineseTopics.AGENTS;
    }

    @Override
    public List<String> queues() {
        return List.of("一线支持", "二线支持");
    }

    @Override
    public List<String> notes(Story story, LocalDate today, String person, Dice dice) {
        var notes = new ArrayList<String>();
        if (story.terms().isEmpty()) return List.of("与" + person + "首次沟通:有兴趣,今年没有预算,明年再联系。");
        notes.add("%s:与%s召开启动会。第一季度目标:所有计划员在新系统中工作。".formatted(story.joined(), person));
        var months = dice.between(3, 8);
        if (story.joined().plusMonths(months).isBefore(today)) {
            notes.add("%s:季度回访。%s提出需求:%s。".formatted(story.joined().plusMonths(months), person,
                    dice.pick(List.of("报表导出", "对接企业微信", "单点登录", "增加车间看板", "减少通知"))));
        }
        story.left().ifPresent(left -> notes.add("%s:%s告知不再续约,原因:%s。".formatted(left.minusDays(40), person,
                dice.pick(List.of("预算削减", "集团统一换系统", "使用率太低", "关键联系人离职")))));
        if (story.mood() == Story.Mood.SLIPPING) notes.add("使用量持续下降," + person + "不回电话,续约前需升级处理。");
        if (story.mood() == Story.Mood.GROWING) notes.add(person + "计划为新工厂增购,请准备报价。");
        return notes;
    }
}
