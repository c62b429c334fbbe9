/// One member of a request body.
struct MemberRule {
    let name: String
    let shape: ValueShape
    var isNullable = false
    var isRequired = false
    var isCreateOnly = false

    init(
        _ name: String,
        _ shape: ValueShape,
        nullable: Bool = false,
        required: Bool = false,
        createOnly: Bool = false
    ) {
        self.name = name
        self.shape = shape
        isNullable = nullable
        isRequired = required
        isCreateOnly = createOnly
    }
}
