package report

import "fyne.io/fyne/v2/lang"

// Kind is a report that can be made.
type Kind struct {
	Name         string
	Title        func() string
	Sentence     func() string // what it is for
	For          string        // of data.FormSubjects: what one is about; empty for a period of work
	InternalOnly bool          // it names people or shows what never leaves
	write        func(*writer) error
}

// Kinds are all reports, those for funders first.
func Kinds() []Kind {
	return []Kind{
		{
			Name:     "funder",
			Title:    func() string { return lang.L("Project report for the funder") },
			Sentence: func() string { return lang.L("Figures against targets, those served, each programme, the money.") },
			write:    (*writer).funder,
		},
		{
			Name:     "progress",
			Title:    func() string { return lang.L("Progress report") },
			Sentence: func() string { return lang.L("Month, quarter or half-year: targets, programmes and spending.") },
			write:    (*writer).progress,
		},
		{
			Name:     "closing",
			Title:    func() string { return lang.L("Closing report") },
			Sentence: func() string { return lang.L("All chapters of a project's end, with its attachments.") },
			write:    (*writer).closing,
		},
		{
			Name:     "assessment",
			Title:    func() string { return lang.L("Self-assessment of performance") },
			Sentence: func() string { return lang.L("Targets, what was reached, weights and scores.") },
			write:    (*writer).assessment,
		},
		{
			Name:     "served",
			Title:    func() string { return lang.L("Statistics of those served") },
			Sentence: func() string { return lang.L("Children by age, school, category and place, small counts hidden.") },
			write:    (*writer).servedAlone,
		},
		{
			Name:     "roster",
			Title:    func() string { return lang.L("List of those served") },
			Sentence: func() string { return lang.L("One line for each child with a service in the period.") },
			write:    (*writer).roster,
		},
		{
			Name:     "wishes",
			Title:    func() string { return lang.L("Report on wishes") },
			Sentence: func() string { return lang.L("Wishes of the period by category and stage.") },
			write:    (*writer).wishesAlone,
		},
		{
			Name:     "wish-batch",
			Title:    func() string { return lang.L("Report on a round of wishes") },
			Sentence: func() string { return lang.L("How far the wishes of one round are.") },
			For:      "batch",
			write:    (*writer).batchReport,
		},
		{
			Name:     "wish-wall",
			Title:    func() string { return lang.L("Wish wall") },
			Sentence: func() string { return lang.L("Wishes of a round that may be claimed, by number alone.") },
			For:      "batch",
			write:    (*writer).wishWall,
		},
		{
			Name:     "wish-buying",
			Title:    func() string { return lang.L("Buying list") },
			Sentence: func() string { return lang.L("What is to be bought for a round of wishes, by shop, thing and size.") },
			For:      "batch",
			write:    (*writer).wishBuying,
		},
		{
			Name:     "camp",
			Title:    func() string { return lang.L("Report on a summer class") },
			Sentence: func() string { return lang.L("A week or the whole class: attendance day by day, staff, lessons.") },
			For:      "camp",
			write:    (*writer).campReport,
		},
		{
			Name:  "camp-sheet",
			Title: func() string { return lang.L("Monthly sheets of a class") },
			Sentence: func() string {
				return lang.L("The roll of a class with names, a table a month, and the results of the term.")
			},
			For:          "camp",
			InternalOnly: true,
			write:        (*writer).campSheet,
		},
		{
			Name:     "reading",
			Title:    func() string { return lang.L("Report on reading") },
			Sentence: func() string { return lang.L("Sessions, loans and reading logs, month by month.") },
			write:    (*writer).readingAlone,
		},
		{
			Name:     "visits",
			Title:    func() string { return lang.L("Report on visits") },
			Sentence: func() string { return lang.L("Visits due and done, month by month.") },
			write:    (*writer).visitsAlone,
		},
		{
			Name:     "activity",
			Title:    func() string { return lang.L("Report on one activity") },
			Sentence: func() string { return lang.L("When, where, who took part, what came of it.") },
			For:      "activity",
			write:    (*writer).activityReport,
		},
		{
			Name:     "receipts",
			Title:    func() string { return lang.L("List of all receipts") },
			Sentence: func() string { return lang.L("Wishes and goods handed over, by the numbers of their forms.") },
			write:    (*writer).receipts,
		},
		{
			Name:     "money",
			Title:    func() string { return lang.L("Money and list of vouchers") },
			Sentence: func() string { return lang.L("Budget and spending by item, sources, every voucher.") },
			write:    (*writer).vouchers,
		},
		{
			Name:     "attachments",
			Title:    func() string { return lang.L("List of attachments") },
			Sentence: func() string { return lang.L("Sign-in sheets, visit records, receipts and vouchers by their numbers.") },
			write:    (*writer).attachmentList,
		},
		{
			Name:         "child",
			Title:        func() string { return lang.L("A child's file") },
			Sentence:     func() string { return lang.L("All that is kept of one child, for the inside alone.") },
			For:          "child",
			InternalOnly: true,
			write:        (*writer).childFile,
		},
		{
			Name:         "certificate",
			Title:        func() string { return lang.L("Certificate of voluntary service") },
			Sentence:     func() string { return lang.L("What a volunteer did this year, to sign and seal.") },
			For:          "person",
			InternalOnly: true,
			write:        (*writer).certificate,
		},
		{
			Name:         "thanks",
			Title:        func() string { return lang.L("Letter of thanks") },
			Sentence:     func() string { return lang.L("Thanks to a donor, with what was given.") },
			For:          "donor",
			InternalOnly: true,
			write:        (*writer).thanks,
		},
		{
			Name:         "quality",
			Title:        func() string { return lang.L("Quality of the records") },
			Sentence:     func() string { return lang.L("What is missing, overdue or unproven.") },
			InternalOnly: true,
			write:        (*writer).quality,
		},
	}
}
