"""Nouns of what a thing has: its size, its seat, what it earns and makes.

What is said of one is not said of its owner (甲公司…，产能达到九成), and a bare one is that of what
the clause before was about. Extraction keeps such a subject from the clauses after it, and
resolution names it with its owner.
"""

from __future__ import annotations

from typing import Final

#: Ends of the nouns, as a name may end in several words (国内市场份额).
_ATTRIBUTES: Final = tuple(
    "总部 主场 规模 收入 利润 净利 总数 营收 市值 估值 股价 总额 销量 产量 产值 产能 "
    "面积 人口 资本 资产 员工 营业额 销售额 成交额 毛利率 增长率 利用率 占有率 "
    "覆盖率 准确率 份额 占比 目标价 业务 产品 足迹 注册地 前身 藏书 馆藏 代表作 代表剧目 "
    "代表曲目 用户 票房 库容 装机容量 总投资 投资额 时速 货运量 客运量 发行量 社址 校址 院址 "
    "所址 馆址 厂址 台址 "
    "寿命 妊娠期 繁殖期 产卵期 孵化期 交配季节 花期 果期 株高 体色 毛色 "
    "体长 尾长 体重 身高 翼展 落差 流量 降水量 全长 总长 海拔 "
    "增加值 生产总值 总量 比重 普及率 渗透率 参保率 入学率 就业率 合格率 达标率 优良率 "
    "外形 外观 造型 亏损 高度 长度 深度 口径 容积 用途 "
    # of what is agreed on, lent or ordered
    "金额 利率 票价 工期 授信额度 合同额 成交价 "
    # of vessels, aircraft and engines
    "航速 续航力 自持力 排水量 吃水 型宽 型深 定员 续航时间 续航里程 航程 升限 功率 载重 载重量 "
    "飞行速度 平飞速度 巡航速度 起飞重量 空机重量 机长 机高 翼载 轴距 射程 射速 整备质量 母港 "
    "载客量 船籍港 初速 "
    # of kinds of living things
    "模式标本 模式产地 种加词 怀卵量 产卵量 窝卵数 花序 树高 冠幅 胸径 千粒重 食性 "
    "翅展 树龄 保护级别 "
    # of what is built, published or sold
    "发行价 售价 定价 造价 首印量 收视率 装机量 下载量 注册用户 主跨 跨度 塔高 桥长 "
    "库深 进深 面阔 通高 "
    # of waters, places and illnesses
    "流域面积 汇水面积 蓄水量 径流量 含沙量 年均气温 平均气温 无霜期 日照时数 森林覆盖率 "
    "病死率 患病率 发病率 潜伏期 死亡率".split()
)

#: Those that what is built has, so that they are not of who builds it (甲县兴建乙水库，库容达…).
OF_SITES: Final = tuple("面积 库容 装机容量 总投资 全长 总长".split())

#: Those that what is agreed on or given has, and not who does so (甲发放贷款，金额…).
OF_DEALS: Final = tuple("金额 利率 票价 工期 授信额度 合同额 成交价".split())

#: By how much something changes: these have no amounts of their own.
RATES: Final = tuple("增速 增幅 涨幅 降幅 跌幅 增长率 间距".split())

#: What bulletins count, by the ends of the nouns (地区生产总值, 粮食产量, 城镇化率).
MEASURES: Final = tuple(
    "总值 增加值 总额 总量 总数 收入 支出 利润 净利 营收 产量 产值 产能 销量 面积 人口 里程 余额 "
    "指数 额 量 率 人数 户数 家数 件数 数量 床位数 比重 占比 单价 均价 价格 税收 存款 贷款 储蓄 "
    "总投资 投资 出口 进口 进出口 装机容量 库容 储备 市值 估值 规模 资产 负债 亏损 成本 保费 "
    "赔付 存栏 出栏 费用 收益 存货 现金流 投入".split()
)

#: What a product, a machine or a plant measures and can do, by the ends of the nouns (最大负载).
SPECIFICATIONS: Final = tuple(
    "重量 净重 自重 毛重 厚度 宽度 直径 尺寸 体积 分辨率 亮度 刷新率 "
    "采样率 帧率 像素 功率 电压 电流 电量 容量 续航 续航时间 续航里程 "
    "航程 航速 航时 时速 速度 车速 升限 负载 载荷 载重 负重 精度 误差 "
    "灵敏度 信噪比 算力 内存 存储 显存 参数量 参数规模 主频 频率 带宽 "
    "延迟 时延 吞吐量 扭矩 转速 马力 油耗 电耗 能耗 水耗 噪音 噪声 寿命 "
    "质保期 保质期 充电时间 响应时间 反应时间 识别率 准确率 召回率 误报率 "
    "转换效率 热效率 效率 良率 良品率 起售价 零售价 排量 轴距 车长 翼展 "
    "容积 处理能力 输送能力 日产量 吃水 排水量 浓度 纯度 强度 硬度 耐温 "
    "工作温度 防护等级 下潜深度 行程 臂展 抓力 功耗 总重 制氢量 产氢量 "
    "处理量 载货量 载客量 载重量 储能量 发电量 供电量 供热量 过机流量 扬程".split()
)
#: What something that is built, sails or blows measures, by the ends of the nouns (坝高, 气压).
DIMENSIONS: Final = tuple(
    "全长 总长 全宽 长度 宽度 高度 深度 跨度 跨径 主跨 净跨 净高 净空 层高 进深 面阔 通高 "
    "厚度 直径 半径 桥长 桥宽 桥高 桥面宽 塔高 坝高 坝长 坝顶高程 顶高程 水深 井深 埋深 "
    "路宽 路面宽 路基宽 檐高 楼高 墙高 墙厚 洞高 洞深 洞长 隧长 河宽 河长 岸线长 海岸线长 高差 "
    "管径 间距 距离 里程 坡度 纬度 落差 集雨面积 汇水面积 流域面积 展览面积 展陈面积 "
    "用地面积 总用地面积 总占地面积 占地面积 建筑面积 总建筑面积 使用面积 室内面积 绿化面积 "
    "水域面积 总面积 面积 库容 蓄水量 泄洪流量 流量 径流量 装机容量 总装机容量 装机 总装机 "
    "总投资 总投资额 计划投资 概算 概算投资 工期 总工期 建设周期 建设工期 使用年限 使用寿命 "
    "设计寿命 合同期 展期 会期 学制 防洪标准 设防烈度 抗震等级 型宽 型深 排水量 总吨位 "
    "载重吨 续航力 自持力 定员 航速 中心气压 气压 风力 风速 风圈半径 震级 烈度 震源深度 "
    "降雨量 降水量 累计雨量 雨量 最高气温 最低气温 平均气温 年均气温 海拔 平均海拔 人口 "
    "总人口 常住人口 户籍人口 票面金额 面值 底价 起拍价 成交价 票价 门票 年租金 租金 学费 "
    "注册资本 注册资金 有效期 保质期 任期 租期 期限 服务期 保修期 试用期 公示期 征集期 "
    "通行费 作业时间 工作时间 运行时间 使用时间 下潜深度 潜水深度 作业深度 续航能力 运载能力 "
    "通行能力 接待能力 年处理能力 日处理能力 供水能力 发电能力 存储容量".split()
)
#: How long somebody has done what: 甲今年46岁，从业23年.
TENURES: Final = tuple(
    "从业 从教 从医 从艺 从警 从军 从影 从政 行医 执教 任教 执业 执导 入行 驻村 驻岛 驻守 "
    "工龄 教龄 军龄 党龄 警龄 球龄 驾龄 医龄 艺龄 烟龄 病史 婚龄 飞行时间 潜水时间 "
    "聘期 任期 刑期 合同期 年薪 月薪 片酬 臂展".split()
)
#: What is measured of a place or a day as well, and mostly of nothing named.
_OF_WEATHER: Final = frozenset(
    "风力 风速 气压 雨量 降雨量 累计雨量 震级 烈度 距离 间距 里程 坡度 纬度 水深 "
    "票价 门票 租金 学费".split()
)
#: All of them: what is said of one is not said of its owner.
ATTRIBUTES: Final = tuple(
    dict.fromkeys((*_ATTRIBUTES, *SPECIFICATIONS, *(n for n in DIMENSIONS if n not in _OF_WEATHER)))
)
