"""What the characters of a decoded text say about it: is it Chinese, is it text at all.

Bytes read with the wrong legacy encoding become characters that exist but that nobody
writes: Big5 read as GB18030 gives rare ideographs, UTF-16 with its bytes swapped gives
private use. So the log probability of each character is the evidence by which
:mod:`kgbuild.read.encodings` chooses. The model is a unigram one on purpose: it is small,
can be explained, and a dozen characters already set the encodings far apart.

The ranks were computed from the word counts of jieba's dictionary (MIT), counted by
character; a traditional form shares the rank of the simplified one that OpenCC maps it to.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from functools import cache

# The 1,200 commonest simplified characters, commonest first.
COMMON = (
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对"
    "得主长可过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产"
    "前其军还然起种所如现理机体表力好外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手"
    "最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数"
    "样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品"
    "设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更"
    "称程今决张导术府才保交放管结师便走达族反再题色五京河接条规县式白它改风光运信受什组听布百济党"
    "指论强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难增历史专官每住商即"
    "步认车台林必死游举线言皇土团收考求德叫近备研争非具李众连调感转笑革该持始英克士尔让拉思根格造"
    "较际亲单朝红型价校约器字段周亚深候则功属积快图火千准究往极育装许参半令吃观鱼精办像帝八复影告"
    "远群包整构料随划算象容示投势热值夫网望源息语股铁断派速怎需片爱律纪支早况病境证编越局推满且列"
    "觉服双未居除乐企引标确织初青志率项飞球察节龙响药站施均消客失轻存低甚般击曾防请离落显罗营足素"
    "视护副食创余照兴占巴虽洲村费易试星木黑左宝置跟央识维采六底宫房音环案批切斗富乡另倒若按查故突"
    "责严桥模仅胜杀围席态破承招杨负层须父供续状域似依银范修找九致密终血旅钱赛独细效玉冲获习医演毛"
    "尽脸弹楼艺航陆右协七攻镇检写苏宗章注阿抗弟坐验封紧劳户优财养适陈喜卫排射哥油刻留急降念云微伤"
    "例景拿绝阶座刘刚害印亿沙母酒助闻超审待压升送监策略限竟香配藏敌呢差仍兰温园树征善波哪词岛止预"
    "怕继皮执味份角草男普答益谁船惊核街夏宣掌田久著画辑奇尼剑吧谈背免孩礼材愿洋春架筑括晚乱乎讲尚"
    "良友临激刀夜室既敢邦挥昌板胡欧福港叶简苦担句岁荆贵娘守辖威宜衣帮块堂额错剧充欢够孙班呼阵销坚"
    "练脚退读测吴希宁换版异某顾曲楚典朱毒菜判救宋茶洪含顺啊鲜败货矿端兄归冷忙买险康评肉吗厂永哈沉"
    "散遗停笔假输牛洞松渐顶训录否述毕督控丰献姑忽爷互亮纳襄登咱钟伯臣雄季脑介鄂召饭暗扩祖齐短烈赶"
    "牌恩诉移诗础露届蒙静喝盘卖植授伊湾博痛减穿逐秘庭陵固禁票灵杂姓泽吸侧庆妈遇追甲馆补唐炮沿殿刺"
    "怪彩俄旧警索岸轮妇载靠附毫怀软骨探雷旁罪枪牙迎序慢盛雨墙恶谷顿危稳熟概酸操诸绿佛荣针托宽折野"
    "付午肯库厚缺罢耳屋嘴末谢培巨页瓦款犯困店智拥雪翻圣戏旗吉婚奖岩疑币圆歌廷健卡烧析讨跑烟误仙疗"
    "舞亡闭汽伸脱秋姐繁侵川莫麻秀借寻私岗卷跳丽横驻套兼您君丁束纸夺袁灯坏坦丝径购阴床瞧择墓宪峰遍"
    "鲁庙掉丹桃御舰避售怒课播拔奥延虚隐粮络遭摇潜庄混厅婆奴鼓赵访睡震予童徐韦殖抓拜吨扬址洛休纵逃"
    "染纷贸透汇灭蛋森仪塔距狐融郡缓聚盖拍迹忠释润粉涓孔岭搜紫虑促抵钢塞寺津液码虎坛珍硬梁奔累役偏"
    "迫锛凡损"
)

# Traditional form, simplified form, and so on in pairs.
VARIANTS = (
    "國国為为這这個个箇个來来會会時时齣出學学說说傢家們们於于後后發发髮发對对長长過过業业裡里經经"
    "麵面門门動动進进區区開开產产軍军還还種种現现機机體体錶表與与當当噹当兩两實实麼么隻只關关從从"
    "製制內内沒没將将員员東东頭头間间無无見见閤合戰战點点場场嚮向數数樣样問问並并併并萬万級级應应"
    "資资務务迴回係系繫系氣气漢汉總总電电聲声設设義义統统處处馬马兒儿領领隊队計计別别彆别權权話话"
    "報报給给變变書书幾几華华議议稱称決决張张導导朮术術术纔才結结師师達达題题條条規规縣县風风運运"
    "組组聽听佈布濟济黨党論论強强黃黄選选記记卻却職职號号類类傳传帶带乾干幹干榦干農农邊边據据聯联"
    "廣广質质陽阳難难曆历歷历專专認认車车臺台颱台檯台遊游舉举線线團团糰团備备爭争眾众連连調调轉转"
    "該该剋克爾尔讓让較较際际親亲單单紅红價价約约週周亞亚則则屬属積积圖图韆千準准極极裝装許许參参"
    "喫吃觀观魚鱼辦办復复複复遠远構构隨随劃划勢势熱热網网語语鐵铁斷断愛爱紀纪況况証证證证編编侷局"
    "滿满覺觉雙双樂乐標标確确織织誌志項项飛飞節节龍龙響响藥药輕轻擊击請请離离顯显羅罗營营視视護护"
    "創创餘余興兴佔占雖虽費费試试寶宝識识維维採采宮宫環环鬥斗鄉乡責责嚴严橋桥僅仅勝胜殺杀圍围蓆席"
    "態态楊杨負负層层須须鬚须續续狀状銀银範范脩修緻致終终錢钱賽赛獨独細细沖冲衝冲獲获穫获習习醫医"
    "盡尽儘尽臉脸彈弹樓楼藝艺陸陆協协鎮镇檢检寫写蘇苏囌苏註注驗验緊紧勞劳戶户優优財财養养適适陳陈"
    "衛卫唸念雲云傷伤絕绝階阶劉刘剛刚億亿聞闻審审壓压昇升陞升監监敵敌蘭兰溫温園园樹树徵征詞词島岛"
    "預预繼继執执誰谁驚惊畫画輯辑劍剑談谈禮礼願愿築筑亂乱講讲臨临揮挥闆板鬍胡歐欧葉叶簡简擔担歲岁"
    "荊荆貴贵孃娘轄辖幫帮塊块額额錯错劇剧歡欢夠够孫孙陣阵銷销堅坚練练腳脚讀读測测吳吴寧宁換换異异"
    "顧顾麴曲硃朱順顺鮮鲜敗败貨货礦矿歸归買买險险評评嗎吗廠厂遺遗筆笔輸输鬆松漸渐頂顶訓训錄录畢毕"
    "豐丰獻献爺爷納纳鍾钟鐘钟腦脑飯饭擴扩齊齐趕赶訴诉詩诗礎础屆届濛蒙矇蒙靜静盤盘賣卖灣湾減减祕秘"
    "靈灵雜杂澤泽側侧慶庆媽妈館馆補补綵彩舊旧輪轮婦妇載载懷怀軟软槍枪牆墙惡恶穀谷頓顿穩稳痠酸諸诸"
    "綠绿彿佛榮荣針针託托寬宽摺折庫库罷罢謝谢鉅巨頁页睏困擁拥聖圣戲戏獎奖巖岩幣币圓圆燒烧討讨菸烟"
    "煙烟誤误療疗閉闭脫脱鞦秋尋寻崗岗捲卷麗丽橫横駐驻紙纸奪夺燈灯壞坏絲丝徑径逕径購购陰阴擇择憲宪"
    "魯鲁廟庙禦御艦舰課课奧奥虛虚隱隐糧粮絡络搖摇潛潜莊庄廳厅趙赵訪访韋韦噸吨揚扬縱纵紛纷貿贸匯汇"
    "彙汇滅灭儀仪緩缓蓋盖跡迹蹟迹釋释潤润嶺岭蒐搜慮虑牴抵鋼钢碼码壇坛罈坛樑梁損损"
)

PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～％\u3000"

# What a character that carries no information about Chinese would cost: uniform over the
# roughly 12,000 ideographs in print. A reading must beat it to count as Chinese at all.
UNINFORMATIVE = -math.log(12_000)

_FLATTENING = 12  # softens the head of Zipf's law, where real counts are flatter
_UNTYPED = tuple(
    chr(code)
    for code in (*range(0x20), *range(0x7F, 0xA0))
    if chr(code) not in "\t\n\v\f\r\x85\a\b\x1b"
)
_HARMONIC = sum(1 / (rank + _FLATTENING) for rank in range(len(COMMON)))
_SHARE_COMMON, _SHARE_PUNCTUATION, _SHARE_ASCII = 0.8, 0.08, 0.1
_IDEOGRAPH_IN_USE, _IDEOGRAPH, _SYMBOL, _UNWRITTEN = -12.0, -15.0, -13.0, -25.0


@cache
def _costs() -> dict[str, float]:
    """The log probabilities of the characters that Chinese prose is made of."""
    costs = {chr(code): math.log(_SHARE_ASCII / 97) for code in (9, 10, 13, *range(32, 127))}
    costs |= {mark: math.log(_SHARE_PUNCTUATION / len(PUNCTUATION)) for mark in PUNCTUATION}
    for rank, character in enumerate(COMMON):
        costs[character] = math.log(_SHARE_COMMON / _HARMONIC / (rank + _FLATTENING))
    for traditional, simplified in zip(VARIANTS[::2], VARIANTS[1::2], strict=True):
        costs.setdefault(traditional, costs[simplified])
    return costs


@cache
def _rare(character: str) -> float:
    """The log probability of a character outside the list, by what kind it is.

    The first level of GB 2312 and of Big5 holds the characters in everyday use, so the
    codecs themselves say which of the others are at least seen.
    """
    category = unicodedata.category(character)
    if category in {"Cc", "Cn", "Co", "Cs"}:
        return _UNWRITTEN
    if not unicodedata.name(character, "").startswith("CJK"):
        return _SYMBOL
    for codec, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        encoded = character.encode(codec, "ignore")
        if encoded and first <= encoded[0] <= last:
            return _IDEOGRAPH_IN_USE
    return _IDEOGRAPH


def is_blank(text: str) -> bool:
    """Tell whether ``text`` shows nothing: only spaces, separators, controls, format marks."""
    return all(unicodedata.category(character)[0] in "CZ" for character in text)


def control_share(text: str) -> float:
    """Return the share of ``text`` that is control characters nobody types, 0-1.

    Line ends, tabs and what a terminal capture leaves (bell, backspace, escape) do not count.
    """
    return sum(map(text.count, _UNTYPED)) / len(text) if text else 0.0


def log_likelihood(text: str) -> float:
    """Return how probable ``text`` is as Chinese prose: the sum over characters, in nats."""
    costs = _costs()
    return sum(
        count * (costs[character] if character in costs else _rare(character))
        for character, count in Counter(text).items()
    )


def evidence(text: str) -> float:
    """Return how much better ``text`` is than arbitrary ideographs, in nats.

    Only characters outside ASCII count: ASCII looks the same in most encodings, and says
    nothing. Zero or less means that it does not look like Chinese.
    """
    beyond = "".join(character for character in text if character > "\x7f")
    return log_likelihood(beyond) - UNINFORMATIVE * len(beyond)
