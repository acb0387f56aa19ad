"""Does a word of two to four characters read as a person's name?"""

from __future__ import annotations

import re

_COMMON = """
王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎
余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文
庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜
詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉
饶刁瞿戚丘古米池滕晋苑邬臧畅宫嵇佘晏简沙蒙蓝冷占沃储娄敖窦蒲商艾宗虞冀党鄢计匡应原巩湛鞠褚仇练楼全鄂
麦和卓闫肖代仲付幸明胥劳逯郎岑冼糜连尚燕水谈木宿桑
"""
_OF_TWO = """
欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 端木 夏侯 司徒 轩辕 长孙 宇文 独孤
南宫 申屠 呼延 西门 万俟 闻人 澹台
"""
_PROSE = """
成年 成立 时间 应当 应该 应在 应按 应为 应到 应向 全部 全体 全称 全家 和其 和家 于是
于每 于本 向本 向当 向县 向区 单位 单独 单身 关于 关系 关键 包括 包含 管理 管辖 时须
时应 时需 相关 方式 方可 方能 常住 常用 白天 高级 高中 高校 方法 方便 任何 任职 解决
解除 解释 和单 和联 和电 和手 和身 和住 谈话 连续 连同 安置 安全 安排 平均 平时 位于
位置 车辆 车牌 华侨 强制 成员 成绩 明确 计划 计算 查询 查看 查收 曲线 党员 温馨 文件
文化 文书 申请 申报 申领 金额 金融 水平 原因 原则 原件 原籍 左右 年龄 司法 司机 商户
简称 简要 桑拿 阳性 常见 常规 房屋 房产 费用 纪律 程序 程度 向有 向社 连接 代理 代表
代办 代码 明细 卫生 江苏 应提 应持 应携 应填 章程 章节 景区 游客 统一 路线 路段 路灯
米面 余额 万元 幸福 左侧 童年 经办 习惯 严格 严重 严禁 严肃 康复 边远 米饭 薄弱 尚未
尚需 宁夏 池塘 何时 何处 何地 时可 高效 高质 高速
"""
"""Beginnings of ordinary words that follow 申请人、户主 … in prose (read on real pages)."""
_ROLES = """
车主 房主 房东 应急 安监 计生 卫计 卫健 党办 党员 党政 党群 党建 团委 水务 水利 水电 林业 林草 金融 文旅 文广 文体
文明 路政 平台 安保 安防 安检 家政 商家 司机 游客 景区 常委 方面 房管 车管 车队 白天 全天 夜间 高管 明白 邮政 邮箱
邮编 项目 施工 施主 钱款 包车 时段 路长 段长 田长 林长 河长 江西 江北 江南 江苏 甘肃 万州 云南 龙江 华东 华南 华北
华中 万元 成都 常州 常德 温州 安徽 安阳 宁波 武汉 阳光 项下 向阳 安康 平安 和谐
"""
"""Words of two that begin with a surname and stand before 电话、手机: who answers, not his name."""
_SINGLE = frozenset("".join(_COMMON.split()))
_DOUBLE = frozenset(_OF_TWO.split())
_NO_NAME = frozenset(_PROSE.split())
_NO_PERSON = frozenset(_ROLES.split())
_NO_ENDING = frozenset(
    "局委院厅部处所站县市区镇乡村州省校厂店府政会司社号码证址式间项名办室组队股员者款费"
)
_DOTTED = re.compile("[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_MASKS = frozenset("某*＊×ⅹXx○〇■□●")


def is_name(word: str) -> bool:
    """Two to four characters that begin with a surname and with no ordinary word; or a name with dots (阿·买买提)."""
    if "·" in word:
        return _DOTTED.fullmatch(word) is not None
    if not 2 <= len(word) <= 4 or word[:2] in _NO_NAME or word[-1] in _NO_ENDING:
        return False
    if word in _NO_PERSON or any(char in _MASKS for char in word):
        return False
    return word[:2] in _DOUBLE if len(word) == 4 else word[0] in _SINGLE or word[:2] in _DOUBLE
