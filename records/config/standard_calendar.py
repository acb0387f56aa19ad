"""The calendar of work of an office that has written none: what the rules ask of it over a year."""

from __future__ import annotations

from records.config.model import Plan

MONTHLY_THEMES = (
    "年报",  # 网站年度报表 by 31 January
    "财政预决算",  # budgets, within 20 days of the people's congresses of January and February
    "年报",  # 政府信息公开工作年度报告 by 31 March
    "规范性文件",
    "个人隐私",
    "解读",
    "链接与标识",
    "应急与公共卫生",  # the flood season
    "财政预决算",  # final accounts, approved from June to September
    "重点领域",
    "个人隐私",
    "栏目更新",  # before the year's assessment
)
"""Twelve months of themes; each is a theme of rules/themes.toml (tested)."""
WEEKLY_TOPICS = ("栏目更新", "个人隐私", "链接与标识", "重点领域")
_PAPERS = ("docx", "html")

STANDARD = (
    Plan("日常巡查", "day", "每个工作日", "01:00", "栏目更新", ("availability", "updates"), light=True,
         formats=_PAPERS),
    Plan("每周检查", "week", "第1个工作日", themes=WEEKLY_TOPICS),
    Plan("每月主题", "month", "第3个工作日", themes=MONTHLY_THEMES),
    Plan("季度全面检查", "quarter", "倒数第10个工作日"),
    Plan("季度交叉检查", "quarter", "第10个工作日", "09:00", work="提醒",
         note="请抽签安排本季度交叉检查：mingjian crosscheck draw；再用 crosscheck sheets 发检查表"),
    Plan("年度报表提醒", "year", "1月10日", "09:00", work="提醒",
         note="网站年度报表应在1月31日前公开，请提醒各网站主办单位"),
    Plan("年度报表检查", "year", "2月1日", theme="年报"),
    Plan("公开年报提醒", "year", "3月10日", "09:00", work="提醒",
         note="政府信息公开工作年度报告应在3月31日前公开，请提醒各单位"),
    Plan("公开年报检查", "year", "4月1日", theme="年报", time="03:00"),
    Plan("预决算到期提醒", "duty", "到期前5个工作日", "09:00", work="提醒",
         duties=("政府预算", "政府决算", "部门预算", "部门决算"), note="以下预决算即将到公开期限，请提醒责任单位"),
    Plan("预决算到期检查", "duty", "到期后第1个工作日", theme="财政预决算",
         duties=("政府预算", "政府决算", "部门预算", "部门决算")),
    Plan("年度通报", "year", "第10个工作日", "05:00", work="年度通报"),
)  # fmt: skip
