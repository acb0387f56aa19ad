"""What never is an ordinary misspelling, however much it looks like one: variants, numerals, names, foreign words."""

from __future__ import annotations

NUMERALS = frozenset("一二三四五六七八九十百千万亿兆零〇两半几第壹贰叁肆伍陆柒捌玖拾初双单")
PARTICLES = frozenset("的地得之了着过吗呢吧啊也又就都而且则所者")
SMALL = frozenset(
    "不有是为以于在和与及其这那个上下中大小新多无时人到来去会能可要说对向从被把让由同将各每某它他她我你们"
)
"""Characters that stand alone so often that a slip with them is read from context only."""
COUNTRIES = frozenset(
    "中美英法德俄日韩朝印越泰缅老柬新马菲印尼蒙巴阿伊沙叙以埃南尼肯加墨古秘智葡西意希瑞挪芬丹荷比奥匈捷波罗保塞克土乌哈吉塔"
    "土白格亚摩突利苏刚安赞津莫毛塞马卢厄委哥澳斐汤萨瓦图欧非拉东盟斯孟尼不文哈"
)
"""Short names of states, as in 中哈、哈方、两国."""
_VARIANTS = (
    "它他 她他 汲吸 绝决 竖树 做作 账帐 枝支 惟唯 份分 订定 像象 联关 诵颂 盈营 至致 消销 粘黏 拆折 那哪 拣捡 哄轰 "
    "迭叠 幅副 溶融 熔融 溶熔 采彩 萎痿 皇惶 耽担 撒洒 制治 会汇 连联 连链 启起 含涵 功工 度渡 身生 化划 型形 计记 "
    "驶使 必毕 明名 待呆 村镇 县乡 省市 镇区 街巷 任人 户护 界届 法发 志智 举兴 繁烦 阑栏 词辞 拼摒 摒屏 执致 佛彿 "
    "扳板 概慨 嘱瞩 糜靡 厉励 识志 牟谋 交缴 国界 指旨 浮孚 即既 止只 服伏 缉辑 驱趋 诸之 愿源 远愿 合和 原缘 "
    "察查 注瞩 材才 妍艳 遂随 怡颐 辉晖 漂飘 坐做 刹煞 微徽 尽竟 显现 事志 场厂 度渡 "
)
VARIANTS = frozenset(_VARIANTS.split())
"""Pairs of which either may be meant in many words, in either order: only a word of four settles it."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟"
    "殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时"
    "穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明"
    "佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平"
    "计索宣晋相初门云容敬来扈晁都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜"
)
PLACE_TAILS = frozenset(
    "省市县区镇乡村屯寨街路巷弄里湾岛港江河湖海溪沟山岭峰坡坪坝桥塘井泉洲滩屿庄堡营店铺园苑庭府邸楼厦城州盟旗寺庙庵祠墓峡谷"
)


def variant(one: str, other: str) -> bool:
    """May either of the two be meant?"""
    return one + other in VARIANTS or other + one in VARIANTS


def empty(one: str, other: str) -> bool:
    """Is a numeral or a particle among the two? Then the sentence decides, and we do not read sentences."""
    return bool({one, other} & (NUMERALS | PARTICLES))


def foreign(run: str, at: int) -> bool:
    """Does the character stand for a state: 中哈关系, 愿同哈方, 哈中?"""
    if run[at] not in COUNTRIES:
        return False
    before, behind = run[at - 1 : at], run[at + 1 : at + 2]
    return before in {"中", "同", "与", "对", "驻", "访"} or behind in {
        "中",
        "方",
        "国",
        "两",
        "双",
    }


def named(run: str, start: int, end: int) -> bool:
    """May the characters from `start` to `end` be part of a person's or a place's name?

    A surname within two characters before, or a tail of a place's name within two behind.
    """
    if any(char in SURNAMES for char in run[max(0, start - 2) : start]):
        return True
    return run[start] in SURNAMES or any(char in PLACE_TAILS for char in run[end : end + 2])
