"""The words by which the furniture of Chinese pages is known, in Simplified characters."""

from reader.core.paragraphs import FurnitureKind

_PAIRS = (
    "佈布來来係系俬私們们備备傢家僅仅內内兩两冊册別别刪删務务區区協协員员問问單单噹当圖图報报實实審审寫写專专對对導导"
    "幫帮廣广彆别彔录後后復复戶户掃扫擊击數数於于時时暫暂會会朮术條条標标機机檯台欄栏權权歡欢歸归瀏浏為为無无熱热營营"
    "爲为現现產产當当發发監监眾众碼码簽签籤签糾纠終终絡络經经綫线網网綵彩線线編编繫系纔才聞闻聯联聲声腦脑臺台與与興兴"
    "舉举蒐搜蓆席薦荐號号衆众術术製制複复覈核見见覽览觸触訊讯訪访設设許许註注証证評评詞词話话誠诚說说請请論论證证識识"
    "議议讀读讚赞責责資资贊赞載载輯辑轉转辦办迴回週周違违選选還还郵邮鄭郑錄录錯错錶表鍵键鏈链鏡镜門门閉闭開开間间閤合"
    "閱阅關关隱隐隻只電电頁页頂顶須须頭头題题顧顾颱台饋馈騰腾體体髮发鬚须麵面點点"
)
_PLAIN = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def simplified(text: str) -> str:
    """The text with the characters that the words here are written with in Simplified; one for one."""
    return text.translate(_PLAIN)


def _each(kind: FurnitureKind, words: str) -> dict[str, FurnitureKind]:
    return dict.fromkeys(words.split(), kind)


BREADCRUMB_BEGINNINGS = (
    *("首页", "网站首页", "返回首页", "当前位置", "您的位置", "您现在的位置", "你现在的位置", "您当前的位置"),
    *("所在位置", "您所在的位置", "目前位置", "现在位置"),
)
"""What the line that says where on a site the page stands begins with."""

LABELS = {
    **_each(
        FurnitureKind.LABELS,
        """
责任编辑 本文责编 责编 编辑 网络编辑 值班编辑 图片编辑 文字编辑 本期编辑 主编 值班主编 编审 审核 审校 复审 终审
初审 校对 监制 关键词 关键字 标签 来源 稿件来源 稿源 信息来源 新闻来源 文章来源 消息来源 本文来源 原标题
发布时间 发布日期 更新时间 发稿时间 字号 字体 分享到 分享至 阅读量 阅读数 阅读次数 点击 点击量 点击数 点击次数
浏览 浏览量 浏览次数 访问量
        """,
    ),
    **_each(
        FurnitureKind.LINKS,
        """
上一篇 下一篇 上一页 下一页 上一章 下一章 上一条 下一条 前一篇 后一篇 上一篇文章 下一篇文章 上一条新闻
下一条新闻 本文链接 本文网址 原文链接 原文地址 本文地址 友情链接 转载链接
        """,
    ),
    **_each(
        FurnitureKind.RELATED,
        """
相关内容 相关新闻 相关阅读 相关文章 相关推荐 相关链接 相关报道 相关专题 相关搜索 推荐阅读 推荐新闻 延伸阅读
往期回顾 更多阅读
        """,
    ),
    **_each(
        FurnitureKind.NOTICE,
        """
版权声明 免责声明 版权与免责声明 版权所有 特别声明 网站声明 举报邮箱 投稿邮箱 新闻热线 首席法律顾问 网站备案
备案号
        """,
    ),
}
"""What stands before the colon of a line, and what such a line is."""

LINES = {
    **_each(
        FurnitureKind.RELATED,
        """
相关内容 相关新闻 相关阅读 相关文章 相关推荐 相关链接 相关报道 相关专题 相关搜索 推荐阅读 推荐新闻 推荐文章
推荐内容 为你推荐 为您推荐 猜你喜欢 猜您喜欢 热门推荐 热门文章 热门新闻 热门内容 热门搜索 热点推荐 热点新闻
精彩推荐 精选推荐 编辑推荐 今日推荐 本周推荐 延伸阅读 更多新闻 更多精彩 更多精彩内容 更多内容 更多推荐 最新文章
最新新闻 最新资讯 最新推荐 今日热点 大家都在看 大家还在看 网友还看了 您可能感兴趣 你可能感兴趣 您可能还喜欢
你可能喜欢 热门排行 点击排行 阅读排行 新闻排行 图片新闻 精彩图片 往期回顾 往期精选 相关话题 热门话题
        """,
    ),
    **_each(
        FurnitureKind.LINKS,
        """
网站首页 返回首页 返回列表 返回顶部 回到顶部 返回目录 加载更多 加载更多新闻 加载更多内容 点击加载更多 查看更多
查看全部 查看全文 点击查看更多 点击查看全文 阅读原文 阅读全文 展开全文 展开阅读全文 关于我们 关于本站 关于本网
联系我们 联系本站 网站导航 网站地图 站点地图 友情链接 广告服务 广告合作 广告投放 商务合作 加入我们 诚聘英才
人才招聘 招聘信息 网站声明 隐私政策 隐私声明 服务条款 用户协议 帮助中心 意见反馈 在线投稿 我要投稿 设为首页
加入收藏 收藏本站 打印本页 打印本文 关闭窗口 关闭本页 我要纠错 客户端下载 下载客户端 扫码关注 上一篇 下一篇
上一页 下一页 上一章 下一章 登录注册
        """,
    ),
    **_each(
        FurnitureKind.COMMENTS,
        """
网友评论 发表评论 我要评论 我来评论 我来说两句 我要说两句 最新评论 热门评论 精彩评论 全部评论 查看评论
查看全部评论 暂无评论 网友跟帖 网友留言 发表留言 在线留言 文章评论 新闻评论 相关评论 登录后评论 请登录后评论
        """,
    ),
    **_each(
        FurnitureKind.NOTICE,
        """
版权声明 免责声明 版权与免责声明 版权所有 未经授权不得转载 未经许可不得转载 特别声明
        """,
    ),
}
"""Lines that are one set phrase, and what each is."""

BUTTONS = _each(
    FurnitureKind.LINKS,
    """
首页 返回 更多 分享 分享到 转发 收藏 打印 关闭 纠错 举报 点赞 顶一下 踩一下 登录 注册 评论 评论区 留言 跟帖
写评论 说两句 投稿 微信 微博 新浪微博 腾讯微博 QQ空间 朋友圈 扫一扫 手机版 电脑版 触屏版 客户端 末页 尾页
会员中心 联系方式 法律声明 排行榜 热榜
    """,
)
"""Words that are a button or a link where they stand among others, and could be anything alone."""

INVITATIONS = ("点击", "关注", "请看", "尽在", "下载", "扫码", "订阅", "访问")
"""What a line that begins with 更多 asks for."""

COMMENT_SIGNS = (
    *("文明上网", "理性发言", "心情排行", "篇文章的感受", "篇新闻的感受", "文章时的心情", "评论仅供", "评论服务协议"),
    *("网友评论仅", "登录后发表", "评论只代表"),
)
"""What only a line about the comments of readers says."""

NOTICE_SIGNS = (
    *("版权所有", "版权与免责", "版权声明", "免责声明", "版权归", "icp备", "icp证", "icp号", "公网安备", "powered by"),
    *("all rights reserved", "copyright", "©", "法律顾问", "举报电话", "信息举报", "许可证编号", "经营许可证"),
    *("未经授权", "未经许可", "不得转载", "转载请注明", "转载须注明"),
)
"""What a line about the site itself says, in lower case."""

SITE_WORDS = ("本网", "本站", "我网", "本平台", "本公众号", "凡注明", "凡署名", "凡标注")
"""How a site speaks of itself."""

DISPATCHES = ("本网讯", "本站讯", "本网消息", "本网记者", "本网综合", "本网评论员")
"""How an article speaks of the site it first stood on."""

RIGHTS = ("版权", "转载", "授权", "侵权", "侵犯", "知识产权", "著作权", "摘编", "镜像", "免责", "法律责任", "注明")
"""What a paragraph about the rights of a site speaks of."""

BESIDES = ("联系", "删除", "声明", "不代表", "真实性", "来源", "稿件", "网友", "作品")
"""What it may speak of besides."""
