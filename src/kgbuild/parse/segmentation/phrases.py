"""Words that a tagger parts or swallows: 发展|中|国家, 五年|一|遇, 工人头|戴.

Each is one word to whoever writes it, and grammar goes astray where it is cut: a country that
develops becomes a development in a country, and the helmet is worn by a worker's head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

#: 中|共有鱼类97种: how many there are in something, where a tagger reads the party.
COUNTING = (
    r"共(?=(?:有|设|计|收录|收|出现|发现|打入|举办)[^，。；]{0,12}?[\d一二三四五六七八九十百千两])"
)
_FIGURES = r"\d一二三四五六七八九十百千万亿"
#: Who is told something stands between 向 and how they are told.
_TO_WHOM = "|".join(f"(?<=[向对给][一-鿿]{{{length}}})" for length in range(2, 9))
#: With whom one studied (与甲同窗).
_WITH_WHOM = "|".join(f"(?<=与[一-鿿]{{{length}}})" for length in range(2, 9))
_TELLING = "(?:报告|反映|举报|通知|汇报|答复|申请|提出|告知|投诉|请示|承诺|警告|道歉|控告|检举)"
_WHOLE = regex(
    r"(?P<n>(?:计划|预计|概算|估算)总投资(?=(?:约|近|达|超|超过|不低于)?\d|[一二三四五六七八九十])|发展中国家|(?:发明|实用新型|外观设计)专利(?!权|法|号)|(?:规模|限额)以上(?=[一-鿿])|意见建议|南南合作|市中心|县中心|处女作|指名亚种|特有(?:亚种|[种属科])(?![植动])|最有价值(?:球员|运动员|选手|球星|教练|品牌)|(?<![地住原新旧现处场])[所会社馆院校厂店台站]址(?=[在位设坐迁原暂始初为])|(?<=[是为系属])[一-鿿]{1,10}科[一-鿿]{1,10}(?<![附所直下金家眷隶亲从归])属(?=[的，,。、]|植物|动物|灌木|乔木)|(?:(?<=[是为的，,])|(?<=^))[一-鿿]{1,3}?派(?=(?:古琴|琵琶|古筝|评弹|京剧|越剧|豫剧|川剧|昆曲|相声|评书|鼓书|大鼓|篆刻|书法|国画|山水|盆景|剪纸|竹刻|太极拳|武术|拳法|医学|中医|正骨|菜系|建筑|园林)(?:第|的|传人|传承人|代表|创始人|宗师|大师|名家|艺术|艺人|演员|表演))|(?<=[跨临于入过经沿渡在近])[一-鿿]{1,3}[江河]支流(?=[一-鿿]{1,4}[江河溪水])|总状花序|圆锥花序|伞形花序|头状花序|穗状花序|聚伞花序|伞房花序|柔荑花序|模式标本|一带一路|经营主体|市场主体|满载排水量|标准排水量|最[大高小低长短深远快慢](?:功率|扭矩|载重量?|载荷|射程|航程|航速|速度|时速|转速|水深|深度|高度|厚度|宽度|跨度|直径|风速|风力|流量|排水量|容量|容积|产能|气温|温度|海拔|续航里程|续航|距离|年限|库容|坡度|压力|半径|起飞重量)|巡航速度"
    r"|防(?:台风|汛|旱|火|寒|冻|洪|雪)[一二三四]级应急响应|(?:[小中大]|[小中大暴][雨雪]|大暴雨)到(?:特大)?[中大暴]{1,2}[雨雪]"
    r"|(?:灭活|减毒|重组|结合|联合|核酸)疫苗|(?<=[业济游技化育农村区康])发展(?:专项资金|专项基金|引导基金|资金)|(?<=[\u4e00-\u9fff]{2})(?:引导|风险补偿|救助|担保|互助)(?:基金(?!会)|资金)"
    # 以非法|储存|危险物质罪判处: what somebody is charged with; 有期徒刑九年: and sentenced to.
    r"|(?<=[以因犯嫌成、和及])(?:非法|违[规法]|故意|过失|滥用|玩忽|重大|危险|交通|妨[害碍]|破坏|组织|参加|生产|销售|走私|贩[卖运]|开设"
    r"|聚众|寻衅|敲诈|挪用|单位|合同|集资|职务|侵[犯占]|盗[窃掘伐]|抢[劫夺]|拐[卖骗]|帮助|掩饰|内幕|操纵|泄露|虚[开假]|强[令迫]"
    r"|伪造|污染|传播|利用|欺诈|背信|徇私|国有|煽动|串通|假冒|提供|工程)[一-鿿]{1,14}?罪(?=[、，。；判对向被获和及一二提]|$)"
    rf"|(?:有期徒刑|拘役|管制)[{_FIGURES}两]+(?:年(?:零?[{_FIGURES}两]+个月)?|个月)"
    rf"|罚金(?:人民币)?[{_FIGURES}\.余]+元"
    # 云上|会展: on the net, and no cloud.
    r"|(?<![白乌彩浮])云上(?=会展|峰会|展会|展厅|展览|博览|招聘|课堂|平台|博物馆|音乐会|签约|旅游|服务|办公|大会|论坛|直播)"
    # 转让方|为: who does what a contract tells.
    r"|(?:转让|收购|出让|受让|投资|出资|承办|主办|协办|委托|受托|施工|建设|设计|监理|供货|采购|出租|承租|发包|承包|运营|合作|担保)方(?=为(?!了|此))"
    # 海外收入|占比, 城乡收入|比: a share, and no verb; 引桥|长: the bridge before the bridge.
    r"|占比(?=[为达超是首已约近高仅低分百提升降突均也将从由，。、；\d])|收入比(?=[为从由达缩扩降])"
    r"|(?<![牵导])引桥(?=[长全总宽高共由为采])|用[钢水电工料纸药油气煤土]量(?=[为达超约近共\d])"
    r"|(?<=[一-鿿])(?:存栏|出栏)(?=(?:为|达|约|近)?\d)"
    r"|(?:研发|科研|科技|教育|技改|广告|环保)投入(?=[占为达约超近同较比从由不首\d]|强度|总额|占比)"
    r"|(?:^|(?<=[，,；;。、：:]))(?:研发|科研|科技|教育|技改|广告|环保)投入(?=[\d一二三四五六七八九十])"
    # 每万人口|发明专利拥有量: how many there are to so many people.
    r"|每[十百]?[万千]?(?:人口?|名[一-鿿]{2,3}?)[一-鿿]{0,8}?(?:拥有量|床位数|人数|医师数|产值|税收)(?=[为达超约近仅不\d]))"
    # 省|防总: an organ by its short name.
    r"|(?P<organ>国家防总|(?:(?<=[，。,])|(?<=^))[省市县区](?:防总|防指|防汛办|应急办))"
    # 历史上多次重修: when; 专任教师: no verb.
    r"|(?P<once>单[季月](?=[营净归总收销产毛订])|历史上(?=多次|曾|屡|几经|数次|历经|先后|长期|一直|属|隶|归|称|名|又|也|均|此|该|这|为))|(?P<jointly>集体(?=创作|签名|上书|辞职|罢工|抗议|宣誓|亮相|退场|起立|默哀|合影|投诉|请愿|搬迁|迁徙|观看|朗诵|合唱|表决))"
    r"|(?P<full>专任(?=教师|教练|教授|教员)|[一二三]级[甲乙丙]等(?=[\u4e00-\u9fff])|(?:公铁|军民|水陆|客货|平战|粮油|粮饲|粮棉|枪挂)两[用栖](?=[\u4e00-\u9fff]))"
    # 向甲书面|报告乙: how somebody tells it, and no paper.
    rf"|(?P<how>(?:{_TO_WHOM})(?<![获到出的份过了])(?:书面|口头|实名|匿名|联名|当面|当庭|电话)(?={_TELLING}))"
    rf"|(?P<v_tells>(?<=书面|口头|实名|匿名|联名|当面|当庭|电话){_TELLING}(?![的会书信单人]))"
    rf"|(?P<v_studied>(?:{_WITH_WHOM})(?<![位些名个多他她的有分班级校年日时大中小国数届学系其们好老])(?:同窗|同学|同班|同乡)(?=[，,。；;]))"
    # 门诊楼和病房楼|各|一栋: so many of each.
    r"|(?P<each>(?<=[\u4e00-\u9fff])各(?=(?:[一二两三四五六七八九十]+|\d+)[栋座台个间件枚条艘架辆所家名处部支套项幅本份幢]))"
    # 跨海段|长11公里, 钢桁混合梁|斜拉桥: parts and makes of a bridge.
    r"|(?P<span>跨[海江河湖谷]段|(?:钢桁|钢箱|钢管|叠合|混合|钢桁混合|钢混组合)[梁拱](?=斜拉桥|悬索桥|[刚连][构续]|[，。、]))"
    # 乌木河|古称“叠水”: how it is called, and no part of its name.
    r"|(?P<called>(?<=[河江山湖岛城镇县州寺塔桥村市区沟泉井])[古旧]称(?=[“《一-鿿]))"
    # 叶|互生, 花|单生: how parts of a plant stand, and nobody's name.
    r"|(?P<grows>(?<=[叶花枝芽果序鳞株])(?:互生|对生|轮生|单生|簇生|丛生|基生|顶生|腋生|着生|合生|二列|螺旋状着生))"
    # 高僧|无疑禅师: a monk by his style.
    r"|(?P<monk>(?<=高僧|名僧|僧人|住持|方丈|弟子)[一-鿿]{2}(?:禅师|法师|和尚|上人|大师)"
    r"|(?<=高僧|名僧|僧人|住持|道士|道人)[一-鿿]{2}(?=于[宋元明清唐隋晋梁陈北南五公\d]|募[建化资缘]|化缘|创建|始建|重[建修]|主持[重修兴]|开山))"
    # 免去|其|中国…院长职务, 争取到资金.
    r"|(?P<whose>(?<=免去|撤销|罢免|解除|免除)其)|(?P<got>争取到(?=[一-鿿\d]))"
    r"|(?P<paper>本(?:意见|办法|条例|规定|方案|通知|细则|章程|标准|规划|决定|公告)(?=[自由经所]))"
    # 建成后年|产轴承1800万套, 达|产后: what a works makes a year, and from when on.
    r"|(?P<yearly>(?<![\d今去明前当本每全半一两多常近历])年(?:产(?![值量能品业地])|处理|发电|加工|接待|运送|输送|吞吐|供水|供气|供热|供电"
    r"|培训|出栏|消纳|减排)(?=[一-鿿]{0,8}?(?:约|近|超|达)?[\d一二两三四五六七八九十]))"
    r"|(?P<running>达产(?=[后，,。]))"
    # 有关负责人|称，…: who says it, and what they do.
    r"|(?P<says>(?<=[责言事析作关内息情][人员师者士部])称(?=[，,：:“]))"
    # 紫貂等国家重点保护野生动物: a kind of beast, and no country.
    r"|(?P<kind>国家(?:[一二]级)?(?:重点)?保护(?:野生)?(?:动植物|动物|植物|物种|鸟类))"
    # 一是加快甲，二是…: what counts the clause up is no copula.
    r"|(?P<point>(?:^|(?<=[。，,；;：:]))[一二三四五六七八九十]是(?=[一-鿿])(?!否|非))"
    r"|(?P<v_called>(?<=[一-鿿])并称(?:为)?(?=[“《][一-鿿]{2,10}[”》](?:[，,。；;]|$)))"
    r"|(?P<agreed>原则(?:通过|同意))"
    # 用不着再跑省城: one negation.
    r"|(?P<needless>(?<![作所使费信])用不着|犯不着)"
    r"|(?P<bound>不(?:少于|超过|低于|高于|小于|大于|多于)(?=[\d一二两三四五六七八九十百千万]|每[人户亩年月台吨]))"
    r"|(?P<exchange>以旧换新|以工代赈|以奖代补|以学促干|先建后补)"
    r"|(?P<m>(?:\d+|[一二三四五六七八九十百千几数]+)年[一不]遇)"
    # 中国|驻法国大使|甲, 中国驻法国使馆: who is posted where, for whom.
    r"|(?P<envoy>(?<=[国盟府方本亚兰社报台])驻[一-鿿]{2,7}?(?:特命全权)?(?:大使|总领事|公使|参赞|武官|代表|记者)(?![馆处团的]))"
    r"|(?P<mission>(?:(?<=^)|(?<=[。，,、由和与向在]))[一-鿿]{2,4}驻[一-鿿]{2,7}?(?:大使馆|使馆|总领事馆|领事馆|代表团|代表处))"
    # 两壁绘有壁画: what is there, and how it came there.
    r"|(?P<there>绘有|雕有|铸有|镌有|嵌有|绣有|(?<![时立深此即片])刻有|(?<=该[馆院寺])藏有)"
    # 项目建成投产, 推动电站开工建设: what becomes of a works, in one word.
    r"|(?P<comes>(?:建成|竣工|完工)(?:投产|投用|投运|通车|运营|开放|启用|交付|达产|通水|通航|入住)"
    r"|(?:通车|通航)运营|合龙(?![段口])"
    r"|(?:开工|动工)(?:建设|兴建)|(?:投产|投用)达效|签约落地|落地投产|(?:并网|投产)发电|挂牌(?:成立|运营)"
    r"|揭牌(?:成立|运营))(?![的，,]?期间|仪式)"
    r"|(?P<plant>(?:抽水蓄能|生物质|垃圾焚烧|光伏|风力|水力|火力|地热|潮汐)(?:发电)?(?:电站|电厂|发电厂))"
    r"|(?P<instead>代为(?=[一-鿿]{2}))"
    # 优良|率|86.9%: a rate, and no verb.
    r"|(?P<rate>[\u4e00-\u9fff]{2}(?<![的年比较，。、约])率(?=(?:仅|约|已|均)?(?:为|达|达到|超过|高达|接近|保持在|稳定在|提升至|提高到|升至|降至)?\d))"
    # 在主板挂牌上市; 为学生主要就读地: a verb with 地 behind it is a place.
    r"|(?P<listed>挂牌上市)"
    r"|(?P<ground>(?:就读|居住|取景|拍摄|举办|埋葬|出土|栖息|繁殖|越冬|流放|隐居|首映|登陆|出产)地(?=[，,。；;、]|$))"
    # 将所获标本送往…: what describes a noun, and no verb.
    r"|(?P<gained>(?<=[将把对其，,])所(?:获|采|得|见|藏|购|捕|产|售)(?!税|所)(?=[一-鿿]{2}))"
    # 由甲倡议设立: who urged it, and no proposal.
    r"|(?P<urged>(?<=[一-鿿]{2})(?:倡议|提议)(?=设立|创办|成立|创立|兴建|修建|建立|组建|创建|举办|发起|召开))"
    # 另著有诗集, 并译有《边城》, 育有一子: what somebody has written, or whom they have brought up.
    r"|(?P<written>(?<![显卓昭名原专译])著有|(?<![翻口音])译有|(?<!杜)撰有"
    r"|(?<![教体培生养保哺发])育有(?=[一二两三四五六七八九\d子]))"
    rf"|(?P<counting>(?<=[^\W年月日时]中){COUNTING})"
    # 聘甲为首任校长, 三个子项目: which of them it is, and what there are three of.
    # 租|下一间粮仓: what becomes of it, and no place below.
    r"|(?P<v_down>(?<![以之的])[租买盘拍签录拿攻立写种打接包存留定摘筑铺埋]下(?=了?[一两二三四五六七八九十几数\d这那其“《]))"
    r"|(?P<v_rented>[租买盘]下(?=[一-鿿]{2})(?![个次周月属列面方午半的]))|(?P<v_up>[办建盖搭]起(?=了[一-鿿]))"
    r"|(?P<n_boss>(?:总|副总|副)?经理(?=由[一-鿿]))"
    # 坝高|二百七十七米: no 高二.
    r"|(?P<a_high>(?<=[一-鿿])高(?=[一二三]百[一二三四五六七八九十零]*余?(?:米|公里)))"
    r"|(?P<m_high>(?<=[一-鿿]高)[一二三]百[一二三四五六七八九十零]*余?(?:米|公里))"
    # 由甲投资|建设: what somebody does who pays for it.
    r"|(?P<v_pays>(?<=[一-鿿])(?:投资|出资|斥资|捐资|集资|筹资|拨款|捐[银款俸金田地钱]|募[资款捐]|献[资金])(?:倡?[建修]|建设|兴建|开发|建造|修建|新建|扩建|改建|增建|续建|创建|重建|重修|增修|整修|创办|修缮|修葺|运营)(?=[，,。；;的]))"
    r"|(?P<v_moves>(?<=[学校院厂司所馆部民])[西南北东内]迁(?=[，,。；;至到往入]))"
    r"|(?P<m_first>(?<=为)首[任届批位](?=[一-鿿]{2}))"
    # 八千人和二万人, 三亿元和五亿元: what joins two amounts, and no 人和.
    rf"|(?P<c>(?:(?<=[{_FIGURES}][人元件个家名项种座位篇米吨亩户只部例岁幅辆艘场次所])|(?<=[{_FIGURES}](?:公里|公斤|平米|美元|欧元|万元|亿元))|(?<=[{_FIGURES}]平方米))[和与及](?=[{_FIGURES}两]))"
    # 三亿|一千万元: one amount.
    r"|(?P<m_sum>[一二两三四五六七八九十百千]+亿[零一二三四五六七八九十百千]+万[余多]?"
    r"(?:[元人吨亩株册]|美元|欧元|日元|港元|平方米|立方米|千瓦时?)?)"
    r"|(?P<v_raised>(?:抚养|养育|培养|教育|拉扯)(?:成人|成才|成材|长大))"
    # 甲、乙|三|个人: how many they are.
    r"|(?P<m_people>(?<![\d一二三四五六七八九十百千万零第共有了是仅约达到这那余多来给让由的])[两三四五六七八九]个人"
    r"(?![所信账消资名利主作奖赛项全金贷用品隐征行成收简原意观崇部的]))"
    r"|(?P<sub>(?<=[\d一二两三四五六七八九十百几多]个)子(?:项目|公司|系统|品牌|课题|工程|模块|任务|平台|专项|基金|流域|品类))"
    # 石桥镇西临云溪: on which side a place lies by what.
    r"|(?P<side>(?<=[镇乡县])[东西南北](?:临|靠|濒|邻|接|枕|抵|依|连|毗)(?=[一-鿿]{2}))"
    # 头戴安全帽, 手捧鲜花: a part of the body, what is done with it, and what with.
    # 致|仕归乡: who leaves office goes home.
    r"|(?P<left>致仕(?:[归还回](?:乡|里|家|籍|田))?(?=[居后家里，,。]))"
    r"|(?P<v>头戴|身穿|身着|身披|手持|手捧|手拿|手握|手举|肩扛|肩挎|背挎|腰系|胸佩|胸戴|脚穿)"
    r"(?=[一-鿿])(?!的)"
)

_CUTTING = ("whose", "side", "called", "grows")  # which no name holds
_ENTITIES = {"monk": "Person", "envoy": "Title", "mission": "Organization", "organ": "Organization"}
_TAGS = {"n": "n", "m": "m", "v": "v", "paper": "n", "agreed": "v", "there": "v", "side": "v"}
_TAGS |= {"written": "v", "counting": "d", "point": "c", "envoy": "n", "mission": "nt"}
_TAGS |= {"once": "t", "full": "b", "called": "n", "grows": "v", "monk": "nr"}
_TAGS |= {"bound": "v", "exchange": "vn", "listed": "v", "ground": "n", "gained": "b"}
_TAGS |= {
    "urged": "v",
    "kind": "n",
    "yearly": "v",
    "running": "v",
    "says": "v",
    "organ": "nt",
    "whose": "r",
    "got": "v",
    "needless": "d",
    "comes": "v",
    "plant": "n",
    "left": "v",
    "rate": "n",
    "instead": "d",
    "c": "c",
    "m_first": "m",
    "m_people": "m",
    "v_raised": "v",
    "v_called": "v",
    "v_pays": "v",
    "v_tells": "v",
    "v_studied": "v",
    "how": "d",
    "a_high": "a",
    "m_high": "m",
    "n_boss": "n",
    "v_rented": "v",
    "v_up": "v",
    "v_down": "v",
    "v_moves": "v",
    "m_sum": "m",
    "sub": "n",
    "span": "n",
    "jointly": "d",
    "each": "d",
}


def whole(text: str, words: Sequence[Word]) -> list[Word]:
    """Join the words of such phrases, and part what reaches into one.

    Args:
        text: The normalised text.
        words: Its words, in order.

    Returns:
        The words; entities that contain such a phrase stay as they are.
    """
    found = list(_WHOLE.finditer(text))
    return list(_cut(words, found)) if found else list(words)


def _cut(words: Sequence[Word], found: Sequence[re.Match[str]]) -> Iterator[Word]:
    coming = iter(found)
    phrase = next(coming, None)
    reached = 0
    for word in words:
        while phrase and phrase.end() <= word.start:
            phrase = next(coming, None)
        start = max(word.start, reached)
        while phrase and phrase.start() < word.end:
            inside = word.start <= phrase.start() and phrase.end() <= word.end
            named = word.entity is not None and phrase.lastgroup not in _CUTTING
            if inside and named and word.end - word.start > len(phrase[0]) + 1:
                break  # 一带一路国际合作高峰论坛
            if start < phrase.start():
                yield _before(word, start, phrase)
            if reached < phrase.end():
                make = str(phrase.lastgroup)
                yield Word(phrase.start(), phrase.end(), _TAGS[make], _ENTITIES.get(make))
            start = reached = phrase.end()
            if phrase.end() >= word.end:
                break
            phrase = next(coming, None)
        if start < word.end:
            whole_word = start == word.start
            agent = found[0].string[start : word.end] == "由"  # 总经|理由
            rest = "p" if agent else word.tag
            yield word if whole_word else Word(start, word.end, rest)


def _before(word: Word, start: int, phrase: re.Match[str]) -> Word:
    """Return what stands in a word before a phrase: 石桥镇 is a place as 石桥镇西 was.

    The 中 of 河中共有 says where, and the 个 of 两个|子项目 counts.
    """
    if phrase.lastgroup == "counting" and phrase.start() - start == 1:
        return Word(start, phrase.start(), "f")
    if phrase.lastgroup == "sub":
        return Word(start, phrase.start(), "q")
    if phrase.lastgroup in _CUTTING[1:] or word.entity is None:
        return Word(start, phrase.start(), word.tag, word.entity)
    return Word(start, phrase.start(), "n")
