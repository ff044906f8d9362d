package exchange

import (
	"fyne.io/fyne/v2/lang"

	"careledger/data"
)

// books is the table of titles.
var books = Kind{
	Name:    "books",
	about:   func() string { return lang.L("Titles with ISBN, corner and number of copies.") },
	columns: bookColumns,
}

func bookColumns() []column {
	return []column{
		digits("isbn", "ISBN").like("9787020002207"),
		text("title", "书名").need().like("西游记（青少版）"),
		text("author", "作者"),
		text("publisher", "出版社"),
		choice("book_band", data.BookBands, "band", "适读年级"),
		choice("book_source", data.BookSources, "source", "来源"),
		text("donor", "捐赠人"),
		money("price_fen", "定价", "价格"),
		number("copies", "册数", "数量"),
		text("corner", "阅读角", "存放地点").like("柳桥镇关爱之家"),
		text("project", "项目编号", "项目").like("XM2026-A0001"),
		date("added_on", "入库日期"),
		date("removed_on", "剔除日期"),
		choice("book_status", data.BookStatuses, "status", "状态"),
	}
}

// loans is the table of books lent.
var loans = Kind{
	Name:  "loans",
	about: func() string { return lang.L("Books lent to children, with the days out and back.") },
	columns: func() []column {
		return append(childColumns(),
			text("book", "书名").say(lang.L("A title of the table books.")).like("西游记（青少版）"),
			digits("isbn", "ISBN").like("9787020002207"),
			text("corner", "阅读角"),
			date("out_on", "借出日期", "借阅日期").need(),
			date("due_on", "应还日期"),
			date("back_on", "归还日期"),
			number("renewals", "续借次数"),
			date("lost_on", "遗失日期"),
			yesNo("finished", "是否读完"),
			text("note", "备注"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
		)
	},
}

// readingLog is the table of what children read by day.
var readingLog = Kind{
	Name: "reading-log",
	about: func() string {
		return lang.L("What children read on a day, with minutes or pages; one row a child, day and book.")
	},
	columns: func() []column {
		return append(childColumns(),
			date("day", "打卡日期", "日期").need(),
			text("book", "书名").like("西游记（青少版）"),
			number("minutes", "阅读分钟", "分钟").like("20"),
			number("from_page", "起始页"),
			number("to_page", "结束页"),
			text("confirmed_by", "确认人"),
			text("project", "项目编号", "项目").like("XM2026-A0001"),
		)
	},
}
