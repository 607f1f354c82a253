//! `HL`: implausible figures: on their own, against the past, against the peers.

super::rules! {
    /// Every figure is the earlier period's.
    ///
    /// Fires: the same measures have figures, all equal, and at least three of those that add up over
    /// the year are above 0; once, on the file. Silent: one figure differs; hardly any figures.
    ALL_EQUAL {
        code: "HL01",
        severity: Warning,
        title: "Mọi số liệu giống hệt kỳ trước",
        explanation: "Số liệu cộng dồn từ đầu năm nên sau vài tháng hiếm khi tất cả đều không đổi. \
                      Thường do gửi lại tệp của kỳ trước hoặc chưa cập nhật.",
        advice: "Cập nhật số liệu đến ngày chốt của kỳ này; nếu thực sự không thay đổi thì xác nhận \
                 với cơ quan tổng hợp.",
        example: "24 số liệu của kỳ quý III đều bằng số liệu kỳ 6 tháng.",
    }

    /// A figure that adds up over the year is below the earlier period's.
    ///
    /// Fires: 1.253 after 6 months, 1.200 after 9. Silent: equal or above; figures that say how things
    /// stand (`standing`); what a plan assigns or a base year fixes; a figure far below
    /// (HL03).
    BELOW_EARLIER {
        code: "HL02",
        severity: Warning,
        title: "Số lũy kế nhỏ hơn kỳ trước",
        explanation: "Số liệu lũy kế từ 15/12 năm trước đến ngày chốt nên không thể giảm so với kỳ \
                      trước trong cùng năm. Thường do chỉ ghi số của riêng quý này.",
        advice: "Ghi số lũy kế từ đầu năm; nếu kỳ trước ghi sai thì báo lại cơ quan tổng hợp.",
        example: "6 tháng: 1.253 hồ sơ; quý III (lũy kế 9 tháng): 640 hồ sơ.",
    }

    /// A figure is about ten times the agency's own earlier one, or a tenth of it.
    ///
    /// Fires from a factor of 8 (a slip of one digit, with room for what changed meanwhile), where the
    /// smaller of the two counts at least 10 (5 where it is the later): 1.253 → 18.790; 1.253 → 150.
    /// Silent: a first figure that grew within its second (2 of 25 tasks, then 20 of 25), as work does.
    SLIP_IN_TIME {
        code: "HL03",
        severity: Warning,
        title: "Số liệu lệch hàng chục lần so với kỳ trước",
        explanation: "Số liệu gấp khoảng mười lần (hoặc hơn), hoặc chỉ bằng khoảng một phần mười (hoặc \
                      ít hơn) số chính cơ quan đã báo cáo kỳ trước. Thường do thừa, thiếu chữ số 0, \
                      nhầm dấu phẩy hoặc nhầm đơn vị tính (đồng, triệu đồng).",
        advice: "Kiểm tra số chữ số, dấu phẩy và đơn vị tính; nếu số đúng thì giữ nguyên và nêu lý do.",
        example: "6 tháng: 1.253 hồ sơ; quý III: 18.790 hồ sơ.",
    }

    /// A figure is hundreds of times off those of the agencies of the same level.
    ///
    /// Agencies of a level differ a hundredfold by nature (one department has 20 dossiers, another
    /// 20.000), so a slip of one digit can't be told here; a wrong unit (đồng for triệu đồng, a million
    /// times) and a lost separator can. Fires with at least five peers above 0, where the figure is at
    /// least 1.000 and 500 times their median and five times the largest of them; or 5.000 times the
    /// median, whatever the largest (two agencies may make the same slip); or where it is a 100th of the
    /// median and a 10th of the smallest, which is at least 100.
    /// Silent: fewer peers; the agency's own earlier figure is there to be held against (HL03).
    SLIP_AMONG_PEERS {
        code: "HL04",
        severity: Warning,
        title: "Số liệu lệch hàng trăm lần so với các cơ quan cùng cấp",
        explanation: "Số liệu lớn hơn hoặc nhỏ hơn hàng trăm lần mức giữa (trung vị) của các cơ quan \
                      cùng cấp báo cáo cùng chỉ số. Thường do nhầm đơn vị tính (đồng thay cho triệu \
                      đồng) hoặc mất dấu phân cách.",
        advice: "Kiểm tra đơn vị tính và số chữ số; nếu số đúng thì giữ nguyên và nêu lý do.",
        example: "Số vốn đã giải ngân: 12.500.000.000 triệu đồng; trung vị các sở: 15.200 triệu đồng.",
    }

    /// Nothing arose, where the agency reported some before.
    ///
    /// Fires: «Không phát sinh» after 12 in the earlier period. Silent: the earlier figures were 0.
    NOTHING_AFTER_SOME {
        code: "HL05",
        severity: Warning,
        title: "Ghi «Không phát sinh» nhưng kỳ trước đã có số liệu",
        explanation: "Số liệu tính lũy kế từ đầu năm: kỳ trước trong cùng năm đã phát sinh thì kỳ này \
                      không thể là không phát sinh.",
        advice: "Ghi số lũy kế từ đầu năm (gồm cả số của kỳ trước).",
        example: "6 tháng: 12/12 kiến nghị; quý III: «Không phát sinh».",
    }

    /// A task that was done is not done any more.
    ///
    /// Fires: «Hoàn thành» before, «Đang thực hiện» or «Chưa thực hiện» now. Silent: blank (DB01).
    TASK_UNDONE {
        code: "HL06",
        severity: Warning,
        title: "Kỳ trước đã hoàn thành, kỳ này lại chưa hoàn thành",
        explanation: "Cùng một nhiệm vụ trong năm, kỳ trước báo «Hoàn thành» mà kỳ này báo chưa xong \
                      thì một trong hai báo cáo không đúng.",
        advice: "Kiểm tra lại tình trạng; nếu kỳ trước báo nhầm thì báo lại cơ quan tổng hợp.",
        example: "6 tháng: Hoàn thành; quý III: Đang thực hiện.",
    }

    /// Something that is counted one by one has a fractional part.
    ///
    /// A thousands separator typed into a spreadsheet that takes it for a decimal point makes 1.178
    /// dossiers a little more than one. Fires: 1,178 hồ sơ. Silent: 1.178; amounts of money and rates.
    FRACTION_COUNTED {
        code: "HL07",
        severity: Warning,
        title: "Số đếm có phần lẻ",
        explanation: "Số liệu đếm (hồ sơ, văn bản, người, cơ quan…) phải là số nguyên. Có phần lẻ \
                      thường do dấu phân cách hàng nghìn bị hiểu thành dấu phẩy thập phân: 1.178 hồ sơ \
                      thành 1,178.",
        advice: "Nhập lại số nguyên, không gõ dấu phân cách hàng nghìn.",
        example: "Số hồ sơ đã giải quyết: 1,178 (thay cho 1178).",
    }

    /// The value is above the band in which the plan expects it (`expected_up_to`).
    ///
    /// Fires: 6.3.3 at 1,5 % where the plan speaks of 0,5 to 1 %. Silent: 1 %; no band stated.
    ABOVE_BAND {
        code: "HL08",
        severity: Note,
        title: "Kết quả cao hơn khoảng dự kiến của Kế hoạch",
        explanation: "Kế hoạch nêu một khoảng dự kiến; kết quả cao hơn vẫn được tính theo chỉ tiêu, \
                      nhưng nên xem lại số liệu trước khi tổng hợp.",
        advice: "Kiểm tra lại hai số liệu; nếu đúng thì giữ nguyên.",
        example: "Giảm chi 1,5% trong khi Kế hoạch dự kiến từ 0,5% đến 1%.",
    }

    /// A cumulative figure of a body that follows others is below what they had reported.
    ///
    /// Fires: two communes had 12 and 9 dossiers until they merged, the new one states 5 for the year.
    /// Of a body that was split: all that follow it together. Silent: 21 or more; how things stand
    /// (`standing`); a body whose figures start anew; a predecessor that sent nothing.
    BELOW_PREDECESSORS {
        code: "HL09",
        severity: Warning,
        title: "Số lũy kế nhỏ hơn số của các cơ quan trước khi sắp xếp",
        explanation: "Cơ quan mới báo cáo số lũy kế từ đầu năm, gồm cả số của các cơ quan được nhập, tách \
                      hoặc kế thừa. Số nhỏ hơn thường do chỉ tính từ ngày thành lập.",
        advice: "Cộng số liệu các cơ quan trước đã báo cáo (ghi sẵn ở cột kỳ trước của biểu mẫu) vào số \
                 của cơ quan mới; nếu số trước sai thì báo lại cơ quan tổng hợp.",
        example: "Hai xã đã báo cáo 12 và 9 hồ sơ; xã mới báo cáo cả năm 5 hồ sơ.",
    }
}
